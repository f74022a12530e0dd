import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { countListed } from "../catalogue/entries.ts";

/** The names of the directories: the lists of all topics, all authors and all languages. */
export const directoryNames = ["topics", "authors", "languages"] as const;

export type DirectoryName = (typeof directoryNames)[number];

/** A topic, an author or a language in a directory. */
export interface Listed {
  /** Its position in the catalogue's list of its kind. */
  readonly number: number;
  /** The number of its articles. */
  readonly count: number;
}

const seriesOf = {
  topics: "topicSeries",
  authors: "authorSeries",
  languages: "languageSeries",
} as const;

/**
 * What a directory lists at a moment, in the catalogue's order. It lists every topic, but no author and no
 * language without articles: those of scheduled articles alone would reveal these.
 */
export function listedIn(catalogue: Catalogue, name: DirectoryName, now: Instant): Listed[] {
  return catalogue[seriesOf[name]].series
    .map((series, number) => ({ number, count: countListed(catalogue, series, now) }))
    .filter(({ count }) => name === "topics" || count > 0);
}
