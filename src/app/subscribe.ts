import { type Format, formatKeys } from "../article/formats.ts";
import type { Series } from "../catalogue/series.ts";
import type { Site } from "../catalogue/volume-store.ts";
import { chosenOpml, opmlDocument } from "../feed/opml.ts";
import type { Refusal } from "../http/problem.ts";
import { fetchCards, type PageDocument, pageContext, pageDocument } from "../pages/document.ts";
import { subscribePage } from "../pages/subscribe/page.tsx";
import { parseQuery } from "../query/parse-query.ts";
import { readablePage } from "../query/plan-volumes.ts";
import type { FeedQuery } from "../query/query.ts";
import { countMatches, holdsPublic } from "../query/select.ts";
import { feedPath, flatSearch, pagePath, type Selection, selectionOf } from "../query/selection.ts";
import { refusalOf, refuseLongQuery } from "./requested-selection.ts";

/** How many articles show what a feed contains. */
const shown = 3;

/**
 * `/subscribe/`: the form that chooses a feed, and the feed that it chooses. The form repeats the
 * parameter `topic` for several topics, and means any of them.
 */
export async function subscribeDocument(
  site: Site,
  { search, searchParams: parameters }: URL,
): Promise<PageDocument | Refusal> {
  const { catalogue, now } = site;
  const refused = refuseLongQuery(catalogue, search);
  if (refused !== undefined) return refused;
  const { channel } = catalogue;
  const others = [...parameters].filter(([name]) => name !== "topic" && name !== "format");
  const topics = parameters.getAll("topic").join();
  const read = parseQuery(catalogue, [["topic", topics], ...others], now);
  if (read.kind !== "query") return refusalOf(catalogue, read);
  const format = formatIn(parameters.get("format"));
  const selection = selectionOf(catalogue, read.feedQuery);
  const { entries } = readablePage(catalogue, selection.slice, { limit: shown }, now);
  const html = subscribePage(pageContext(catalogue), {
    ...optionsOf(site, read.feedQuery),
    content: selection.content,
    format,
    feedAddress: `${channel.url}${feedPath(selection, format)}`,
    feedPath: feedPath(selection, format),
    matches: countMatches(catalogue, selection.slice, now),
    newest: await fetchCards(site, entries),
    opmlPath: `/opml.xml?${flatSearch(channel, read.feedQuery, format)}`,
  });
  return pageDocument(site, html);
}

/** The format that the form names; the default is RSS. */
function formatIn(field: string | null | undefined): Format {
  return formatKeys.find((format) => format === field) ?? "rss";
}

/** `/opml.xml`: the list of all feeds, or of the one that the query chooses. */
export function chosenFeeds(site: Site, selection: Selection, { format }: Record<string, string>) {
  const all = pagePath(selection) === "/";
  return all && format === undefined
    ? opmlDocument(site)
    : chosenOpml(site, selection, formatIn(format));
}

/** The options of the form, and which of them are chosen. */
function optionsOf({ catalogue, now }: Site, { conditions }: FeedQuery) {
  const { channel, vocabulary, authors, languages, authorSeries, languageSeries } = catalogue;
  const display = new Intl.DisplayNames(vocabulary.own.language, { type: "language" });
  const topics = (chosen: readonly string[]) =>
    channel.topics.map(({ slug, title }) => ({
      value: slug,
      label: title,
      chosen: chosen.includes(slug),
    }));
  const known = (series: Series | undefined) =>
    series !== undefined && holdsPublic(catalogue, series, now);
  const written = authors.filter((_, number) => known(authorSeries.series[number]));
  const spoken = languages.filter((_, number) => known(languageSeries.series[number]));
  return {
    topics: topics(conditions.topics.flat()),
    excluded: topics(conditions.exclude),
    authors: written.map(({ slug, name }) => ({
      value: slug,
      label: name,
      chosen: conditions.authors.flat().includes(slug),
    })),
    languages: spoken.map((tag) => ({
      value: tag,
      label: display.of(tag) ?? tag,
      chosen: conditions.languages.flat().includes(tag.toLowerCase()),
    })),
  };
}
