import type { Instant } from "../article/instant.ts";
import type { Cursor } from "../catalogue/cursor.ts";

/**
 * Which articles a query asks for. Names are slugs; language tags are in lower case. An article
 * must meet every condition.
 */
export interface Conditions {
  /** The article has at least one topic from each list. */
  readonly topics: readonly (readonly string[])[];
  /** The article has none of these topics. */
  readonly exclude: readonly string[];
  /** At least one author from each list wrote the article. */
  readonly authors: readonly (readonly string[])[];
  /**
   * The article is in one of the languages of each list, or in a variety of one: `zh` includes
   * `zh-Hans` (RFC 4647, section 3.3.1).
   */
  readonly languages: readonly (readonly string[])[];
  /** The article was published at this moment or later. */
  readonly since?: Instant | undefined;
  /** The article was published before this moment. */
  readonly until?: Instant | undefined;
}

/** The conditions that every article meets. */
export const noConditions: Conditions = { topics: [], exclude: [], authors: [], languages: [] };

/** What a request asks for: which articles, how many of them, and how much of each. */
export interface FeedQuery {
  readonly conditions: Conditions;
  readonly limit?: number | undefined;
  readonly content?: "full" | "summary" | undefined;
  /** The place before or after which the requested part begins. */
  readonly before?: Cursor | undefined;
  readonly after?: Cursor | undefined;
}

/**
 * The same query for the part of its result at another place; without a place, for the newest
 * part.
 */
export function partOf(
  feedQuery: FeedQuery,
  place: Pick<FeedQuery, "before" | "after"> = {},
): FeedQuery {
  return { ...feedQuery, before: undefined, after: undefined, ...place };
}

/** The query for everything. */
export const emptyFeedQuery: FeedQuery = { conditions: noConditions };

/**
 * The canonical form of a query. Queries that ask for the same in other words or another order
 * share it.
 */
export function normalise(conditions: Conditions): Conditions {
  const exclude = unique(conditions.exclude);
  const topics = conditions.topics.map((group) => {
    const left = group.filter((topic) => !exclude.includes(topic));
    return left.length > 0 ? left : group;
  });
  const languages = conditions.languages.map((group) =>
    group.filter((tag) => !group.some((other) => other !== tag && isVariety(tag, other))),
  );
  return {
    topics: strictest(topics),
    exclude,
    authors: strictest(conditions.authors),
    languages: strictest(languages, isVariety),
    since: conditions.since,
    until: conditions.until,
  };
}

/** Whether `tag` names the language `of` or a variety of it. Both are in lower case. */
export function isVariety(tag: string, of: string): boolean {
  return tag === of || tag.startsWith(`${of}-`);
}

/**
 * Keeps each list once, and drops a list that another one already implies.
 *
 * @param isWithin whether everything with the first name also has the second
 */
function strictest(
  groups: readonly (readonly string[])[],
  isWithin = (name: string, other: string) => name === other,
): string[][] {
  const sorted = groups.map(unique);
  const implies = (group: readonly string[], other: readonly string[]) =>
    group.every((name) => other.some((wider) => isWithin(name, wider)));
  return sorted
    .filter(
      (group, place) =>
        !sorted.some(
          (other, otherPlace) =>
            otherPlace !== place &&
            implies(other, group) &&
            (!implies(group, other) || otherPlace < place),
        ),
    )
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
