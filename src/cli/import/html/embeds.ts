import type { Element } from "hast";
import { walkElements } from "../../../content/markdown/walk.ts";
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

/**
 * The address of the player for a film on a site whose films articles may embed, without cookies where
 * the site offers that.
 *
 * @param address of the film's page, of its player, or a short form
 * @returns undefined if it is not a film on YouTube, Vimeo or bilibili
 */
export function playerAddress(address: string): string | undefined {
  const url = URL.parse(address.startsWith("//") ? `https:${address}` : address);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.host.replace(/^(?:www|m|music)\./, "");
  const parts = url.pathname.split("/").filter((part) => part !== "");
  if (host === "youtu.be") return youTube(parts[0]?.split("&")[0], url);
  if (host === "youtube.com" || host === "youtube-nocookie.com") {
    const inPath = /^(?:embed|v|shorts|live)$/.test(parts[0] ?? "") ? parts[1] : undefined;
    if (inPath === "videoseries") return list(url);
    if (inPath !== undefined) return youTube(inPath, url);
    return parts[0] === "playlist" ? list(url) : youTube(url.searchParams.get("v"), url);
  }
  if (host === "vimeo.com" || host === "player.vimeo.com") return vimeo(parts, url);
  if (host === "bilibili.com" || host === "player.bilibili.com") {
    const id =
      url.searchParams.get("bvid") ?? parts.find((part) => /^BV[\dA-Za-z]{10}$/.test(part));
    return id !== null && id !== undefined && /^BV[\dA-Za-z]{10}$/.test(id)
      ? `https://player.bilibili.com/player.html?bvid=${id}`
      : undefined;
  }
  return undefined;
}

function youTube(id: string | null | undefined, { searchParams }: URL): string | undefined {
  if (!/^[\w-]{11}$/.test(id ?? "")) return undefined;
  const start = seconds(searchParams.get("start") ?? searchParams.get("t") ?? "");
  return `https://www.youtube-nocookie.com/embed/${id}${start > 0 ? `?start=${start}` : ""}`;
}

function list({ searchParams }: URL): string | undefined {
  const id = searchParams.get("list") ?? "";
  return /^[\w-]{10,60}$/.test(id)
    ? `https://www.youtube-nocookie.com/embed/videoseries?list=${id}`
    : undefined;
}

/** Vimeo's addresses end in the number of the film, and in a key if the film is unlisted. */
function vimeo(parts: readonly string[], { searchParams }: URL): string | undefined {
  const at = parts.findIndex((part) => /^\d{5,12}$/.test(part));
  const id = parts[at];
  if (at < 0 || id === undefined) return undefined;
  const key = searchParams.get("h") ?? parts[at + 1] ?? "";
  return `https://player.vimeo.com/video/${id}${/^[0-9a-f]{6,16}$/.test(key) ? `?h=${key}` : ""}`;
}

/** A moment of a film in seconds: `90`, `90s`, `1m30s`; 0 if it is none. */
function seconds(moment: string): number {
  const {
    h = "0",
    m = "0",
    s = "0",
  } = /^(?:(?<h>\d{1,2})h)?(?:(?<m>\d{1,4})m)?(?:(?<s>\d{1,6})s?)?$/.exec(moment)?.groups ?? {};
  return Number(h) * 3600 + Number(m) * 60 + Number(s);
}
