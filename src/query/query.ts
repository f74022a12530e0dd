import type { Instant } from "../article/instant.ts";
import type { Cursor } from "../catalogue/cursor.ts";

/**
 * Which articles are wanted. Names are slugs, and language tags in lower case. An article must fulfil
 * every condition.
 */
export interface Conditions {
  /** Of each list, the article has at least one topic. */
  readonly topics: readonly (readonly string[])[];
  /** The article has none of these topics. */
  readonly exclude: readonly string[];
  /** Of each list, at least one has written it. */
  readonly authors: readonly (readonly string[])[];
  /**
   * Of each list, it is in one of these or in a variety of one: `zh` stands for `zh-Hans` as well (RFC
   * 4647, section 3.3.1).
   */
  readonly languages: readonly (readonly string[])[];
  /** It was published at this moment or later. */
  readonly since?: Instant | undefined;
  /** It was published before this moment. */
  readonly until?: Instant | undefined;
}

/** Asks for everything. */
export const noConditions: Conditions = { topics: [], exclude: [], authors: [], languages: [] };

/** What a request asks for: which articles, how many of them, and how much of each. */
export interface FeedQuery {
  readonly conditions: Conditions;
  readonly limit?: number | undefined;
  readonly content?: "full" | "summary" | undefined;
  /** The place before or after which the wanted part of the result begins. */
  readonly before?: Cursor | undefined;
  readonly after?: Cursor | undefined;
}

/** The same feedQuery, for the part of its result at another place; without one, for the newest part. */
export function partOf(
  feedQuery: FeedQuery,
  place: Pick<FeedQuery, "before" | "after"> = {},
): FeedQuery {
  return { ...feedQuery, before: undefined, after: undefined, ...place };
}

/** What asks for everything. */
export const emptyFeedQuery: FeedQuery = { conditions: noConditions };

/** The one form of all queries that ask for the same in other words or in another order. */
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

/** Whether a language is another one or a variety of it. Both are in lower case. */
export function isVariety(tag: string, of: string): boolean {
  return tag === of || tag.startsWith(`${of}-`);
}

/**
 * Each list once; none that asks for less than another one does.
 *
 * @param isWithin whether all that has one name has the other as well
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
