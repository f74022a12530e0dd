import type { Channel, Topic } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";
import type { Catalogue, Series } from "../catalogue/catalogue.ts";
import { type Format, formatKeys, formats } from "./formats.ts";
import type { FeedFacts } from "./head.ts";
import { type Range, rangePath } from "./history.ts";

/** What a feed or a listing is about: a series with a title, a description and a page. */
export interface Selection {
  readonly series: Series;
  readonly title: string;
  readonly description: string;
  /** Path of its page, with a slash at the end; its feeds lie below it. */
  readonly path: string;
  readonly topics: readonly Topic[];
}

/** The selection of everything. */
export function everything({ channel, everything: series }: Catalogue): Selection {
  const { title, description, topics } = channel;
  return { series, title, description, path: "/", topics };
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
    topics: [topic],
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

/**
 * What a selection's feed says of itself.
 *
 * @param updated the latest change among its articles
 * @param published when the newest of its articles was published, if it holds one
 * @param range of an archive; none for the subscription feed
 */
export function feedFacts(
  channel: Channel,
  selection: Selection,
  format: Format,
  updated: Instant,
  published?: Instant,
  range?: Range,
): FeedFacts {
  const folder = range === undefined ? selection.path : `${selection.path}${rangePath(range)}`;
  return {
    id: `tag:${channel.authority}:${selection.path}`,
    title: selection.title,
    description: selection.description,
    pageUrl: `${channel.url}${selection.path}`,
    feedUrl: `${channel.url}${feedPath({ path: folder }, format)}`,
    updated,
    published,
    alternates: formatKeys
      .filter((other) => other !== format)
      .map((other) => ({
        format: other,
        url: `${channel.url}${feedPath({ path: folder }, other)}`,
      })),
    topics: selection.topics,
  };
}
