import type { Channel, Topic } from "../../article/channel.ts";
import type { Format } from "../../article/formats.ts";
import type { History } from "../feed-facts.ts";
import { escapeContent, parentElement, textElement } from "./source.ts";

/*
 * The parts of a head that RSS and Atom have in common.
 */

/** The program, as the feeds name it. A test compares the version with package.json. */
export const generator = { name: "Broadsheet", version: "0.1.0" } as const;

/** An element that a head must have. Without a text it is written `<name></name>`. */
export function requiredElement(name: string, text: string): string {
  return parentElement(name, {}, [escapeContent(name, text)]);
}

/** An element for a text that the channel may lack. */
export function optionalElement(name: string, text: string | undefined): string[] {
  return text ? [textElement(name, {}, text)] : [];
}

/** The links of RFC 5005, and its element for an archive or a complete feed. */
export function historyElements(
  link: "link" | "atom:link",
  mediaType: string,
  history: History | undefined,
): string[] {
  if (history === undefined) return [];
  const { kind, current, first, previous, next, prevArchive } = history;
  const links = { current, first, previous, next, "prev-archive": prevArchive };
  return [
    ...(kind === "part" ? [] : [textElement(`fh:${kind}`, {})]),
    ...Object.entries(links).flatMap(([rel, href]) =>
      href === undefined ? [] : [textElement(link, { rel, type: mediaType, href })],
    ),
  ];
}

const categories = new WeakMap<Channel, Map<string, string>>();

/** The elements of topics. Each is written once for a channel and a format: a channel may have hundreds. */
export function categoryElements(
  channel: Channel,
  format: Format,
  topics: readonly Topic[],
  write: (topic: Topic) => string,
): string[] {
  const known = categories.get(channel) ?? new Map<string, string>();
  categories.set(channel, known);
  return topics.map((topic) => {
    const name = `${format} ${topic.slug}`;
    const element = known.get(name) ?? write(topic);
    known.set(name, element);
    return element;
  });
}
