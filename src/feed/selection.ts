import type { Channel } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";
import type { Catalogue, Series } from "../catalogue/catalogue.ts";
import { type Format, formats } from "./formats.ts";
import type { FeedFacts } from "./head.ts";

/** What a feed or a listing is about: a series with a title, a description and a page. */
export interface Selection {
  readonly series: Series;
  readonly title: string;
  readonly description: string;
  /** Path of its page, with a slash at the end; its feeds lie below it. */
  readonly path: string;
}

/** The selection of everything. */
export function everything({ channel, everything: series }: Catalogue): Selection {
  return { series, title: channel.title, description: channel.description, path: "/" };
}

/** The selection of one topic, if there is such a topic. */
export function topicSelection(
  { channel, topics }: Catalogue,
  slug: string,
): Selection | undefined {
  const topic = channel.topics.find((candidate) => candidate.slug === slug);
  const series = topics.get(slug);
  if (topic === undefined || series === undefined) return undefined;
  return {
    series,
    title: `${channel.title}: ${topic.title}`,
    description: topic.description,
    path: `/topics/${slug}/`,
  };
}

/** Every selection that has feeds of its own: everything first, then the topics in the channel's order. */
export function allSelections(catalogue: Catalogue): Selection[] {
  return [
    everything(catalogue),
    ...catalogue.channel.topics.flatMap(({ slug }) => topicSelection(catalogue, slug) ?? []),
  ];
}

/** Path of a selection's feed in a format. */
export function feedPath(selection: Pick<Selection, "path">, format: Format): string {
  return `${selection.path}${formats[format].file}`;
}

export function feedFacts(
  channel: Channel,
  selection: Selection,
  format: Format,
  updated: Instant,
): FeedFacts {
  return {
    id: `tag:${channel.authority}:${selection.path}`,
    title: selection.title,
    description: selection.description,
    pageUrl: `${channel.url}${selection.path}`,
    feedUrl: `${channel.url}${feedPath(selection, format)}`,
    updated,
  };
}
