import type { FeedOptions } from "feed";
import type { Channel } from "../../article/channel.ts";
import type { FeedFrame } from "../feed-frame.ts";
import { guardText } from "../guards.ts";
import type { History } from "../history.ts";
import { textElement } from "./element.ts";
import { escapeContent } from "./escape.ts";
import type { HeadFacts } from "./head-template.ts";

/** What the package `feed` expresses alike in RSS and Atom. */
export function guardedOptions(channel: Channel, facts: HeadFacts): FeedOptions {
  return {
    id: guardText(facts.id),
    title: guardText(facts.title),
    description: guardText(facts.description),
    updated: new Date(facts.updated),
    copyright: guardText(channel.copyright),
  };
}

/** The links and the mark of RFC 5005, as elements of this name. */
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

/** A frame whose head says more at its end, by sources of elements: what `feed` cannot say. */
export function completed(frame: FeedFrame, additions: readonly string[]): FeedFrame {
  return { ...frame, open: `${[frame.open, ...additions].join("\n")}\n` };
}

/**
 * Cuts a document without entries, as `feed` writes it, where its entries belong.
 *
 * @param startTag `feed`'s own, and the one that takes its place
 * @param endTag before which the entries stand
 * @throws Error where `feed` does not write a tag exactly once
 */
export function cutFrame(
  xml: string,
  startTag: readonly [theirs: string, ours: string],
  endTag: string,
): FeedFrame {
  const [start, end] = splitOnce(withReferences(xml), `\n${endTag}`);
  const [declaration, head] = splitOnce(start, startTag[0]);
  return {
    open: declaration + startTag[1] + head,
    separator: "\n",
    close: `\n${endTag.trimStart()}${end}\n`,
  };
}

/** The same references in a head's text nodes as in the pieces. No attribute of a head holds ">". */
function withReferences(xml: string): string {
  return xml.replace(/<([\w:]+)((?:[\s/][^<>]*)?)>([^<]+)(?=<)/g, (_, name, attributes, text) => {
    const plain = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    return `<${name}${attributes}>${escapeContent(name, plain)}`;
  });
}

/** Splits at a text that must stand exactly once: where it does not, `feed` has changed its output. */
function splitOnce(text: string, at: string): [string, string] {
  const [before, after, ...more] = text.split(at);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`the package feed was expected to write ${JSON.stringify(at)} exactly once`);
  }
  return [before, after];
}
