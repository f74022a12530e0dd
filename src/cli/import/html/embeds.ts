import type { Element } from "hast";
import { walkElements } from "../../../content/markdown/walk.ts";
import { playerAddress } from "./films.ts";
import { type Complain, quoted } from "./losses.ts";

/**
 * What becomes of something that is embedded: a player that articles may have, or a link to the page of
 * anything else.
 *
 * @returns undefined if it has no address, so that nothing is left of it
 */
export function embedOf(
  node: Element,
  base: string | undefined,
  complain: Complain,
): Element | undefined {
  const { src, dataSrc, dataLazySrc, data, title, width, height } = node.properties;
  const written = [dataSrc, dataLazySrc, src, data, movieOf(node)].find(
    (value) => typeof value === "string" && value !== "" && value !== "about:blank",
  );
  const address = URL.parse(String(written ?? ""), base ?? "https://relative.invalid/");
  if (written === undefined || address === null || !/^https?:$/.test(address.protocol)) {
    complain(`an embedded <${node.tagName}> without an address was left out`, node);
    return undefined;
  }
  const player = playerAddress(address.href);
  if (player !== undefined) {
    const properties = { src: player, width, height, title };
    return { ...node, tagName: "iframe", properties, children: [] };
  }
  complain(`what was embedded from ${quoted(address.href)} became a link`, node);
  const name = typeof title === "string" && title.trim() !== "" ? title : address.href;
  return {
    ...node,
    tagName: "a",
    properties: { href: address.href },
    children: [{ type: "text", value: name }],
  };
}

/** The address that a Flash player was given. */
function movieOf(node: Element): unknown {
  let movie: unknown;
  walkElements(node, ({ tagName, properties }) => {
    if (tagName === "param" && /^(?:movie|src)$/i.test(String(properties["name"]))) {
      movie ??= properties["value"];
    }
    if (tagName === "embed") movie ??= properties["src"];
    return undefined;
  });
  return movie;
}
