import type { Channel } from "../../article/channel.ts";
import { type Instant, toRfc822 } from "../../article/instant.ts";
import type { FeedFrame } from "../feed-frame.ts";
import { escapeContent } from "./escape.ts";

/** What the package `feed` writes into a head that differs from feed to feed of a channel. */
export interface HeadFacts {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly pageUrl: string;
  readonly updated: Instant;
}

/** Facts that stand in for those of a feed; no text of a channel holds one of them. */
const marks: HeadFacts = {
  id: "tag:mark-9f27c1.invalid,2026:id",
  title: "the title of mark-9f27c1",
  description: "the description of mark-9f27c1",
  pageUrl: "https://mark-9f27c1.invalid/page/",
  updated: Date.UTC(1971, 1, 3, 4, 5, 6),
};

/** Each mark as `feed` writes it, in the order of the head, and what takes its place. */
type Gap = readonly [mark: string, fill: (facts: HeadFacts) => string];

const gaps: Readonly<Record<"rss" | "atom", readonly Gap[]>> = {
  rss: [
    [marks.title, ({ title }) => escapeContent("title", title)],
    [marks.pageUrl, ({ pageUrl }) => escapeContent("link", pageUrl)],
    [marks.description, ({ description }) => escapeContent("description", description)],
    [toRfc822(marks.updated), ({ updated }) => toRfc822(updated)],
  ],
  atom: [
    [marks.id, ({ id }) => escapeContent("id", id)],
    [marks.title, ({ title }) => escapeContent("title", title)],
    [new Date(marks.updated).toISOString(), ({ updated }) => new Date(updated).toISOString()],
    [marks.description, ({ description }) => escapeContent("subtitle", description)],
  ],
};

interface Template {
  /** What stands before, between and after the gaps. */
  readonly parts: readonly string[];
  readonly close: string;
}

const templates = new WeakMap<Channel, Map<string, Template>>();

/**
 * The head of a feed. `feed` writes it once for each channel and format, with marks in the places of
 * what differs; a feed's own facts are put there, escaped as all texts are.
 *
 * @param draw writes a head with given facts
 * @throws Error where a mark does not stand there exactly once, in its order
 */
export function headOf(
  channel: Channel,
  format: "rss" | "atom",
  facts: HeadFacts,
  draw: (facts: HeadFacts) => FeedFrame,
): FeedFrame {
  const known = templates.get(channel) ?? new Map<string, Template>();
  templates.set(channel, known);
  const template = known.get(format) ?? templateOf(gaps[format], draw(marks));
  known.set(format, template);
  const fills = gaps[format].map(([, fill]) => fill(facts));
  const open = template.parts.map((part, index) => part + (fills[index] ?? "")).join("");
  return { open, separator: "\n", close: template.close };
}

function templateOf(places: readonly Gap[], { open, close }: FeedFrame): Template {
  const parts: string[] = [];
  let rest = open;
  for (const [mark] of places) {
    const [before, after, ...more] = rest.split(mark);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`the package feed was expected to write ${mark} exactly once`);
    }
    parts.push(before);
    rest = after;
  }
  return { parts: [...parts, rest], close };
}
