import type { Instant } from "../article/instant.ts";
import { nearestFirst } from "../article/nearest.ts";
import { endOfDay, parseRfc3339, startOfDay } from "../catalogue/calendar.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { parseCursor } from "../catalogue/cursor.ts";
import type { Series } from "../catalogue/series.ts";
import { type FeedQuery, normalise, type Query } from "./query.ts";
import { holdsPublic, holdsWithdrawn } from "./select.ts";

/** A parameter that cannot be used. */
export interface WrongParameter {
  readonly parameter: string;
  /** The beginning of what was written. */
  readonly value: string;
  readonly detail: string;
  /** Of an unknown name, the known ones that it may have meant. */
  readonly nearest?: readonly string[];
}

/** A feedQuery, or what is wrong: values that cannot be read, or else names that nobody knows. */
export type ParsedQuery =
  | { readonly kind: "query"; readonly feedQuery: FeedQuery }
  | { readonly kind: "bad" | "unknown"; readonly refusals: readonly WrongParameter[] };

/** Articles that one request may ask for. */
export const mostEntries = 100;
/** Names of topics, authors or languages in a query. */
const mostNames = 100;
/** Repetitions of a parameter that each ask for something else. */
const mostConditions = 20;
const mostRefusals = 20;
/** Comparisons of unknown names with known ones; the first unknown name is compared with all. */
const mostComparisons = 5000;

/**
 * Reads the parameters of a request. Their order, repetitions and letter case make no difference;
 * empty ones and those of other programs are passed over.
 */
export function parseQuery(
  catalogue: Catalogue,
  parameters: Iterable<readonly [string, string]>,
  now: Instant,
): ParsedQuery {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const key = name.toLowerCase();
    const written = value.trim();
    if (written === "") continue;
    const known = values.get(key);
    if (known === undefined) values.set(key, [written]);
    else known.push(written);
  }
  const bad: WrongParameter[] = [];
  const unknown: WrongParameter[] = [];
  const refuse = (parameter: string, value: string, detail: string) => {
    bad.push({ parameter, value: value.slice(0, 100), detail });
  };

  const names = (parameter: string, known: Names, what: string) => {
    const { groups, written } = groupsIn(values.get(parameter));
    const all = new Set(groups.flat());
    const conditions = new Set(groups.map((group) => group.sort().join())).size;
    if (conditions > mostConditions) {
      refuse(parameter, "", `${conditions} conditions are given: at most ${mostConditions} can be`);
      return [];
    }
    if (all.size > mostNames) {
      refuse(parameter, "", `${all.size} are asked for: at most ${mostNames} can be`);
      return [];
    }
    const strangers = [...all].filter((name) => !known.has(name));
    const possible = strangers.length > 0 ? known.all() : [];
    for (const name of strangers) {
      unknown.push({
        parameter,
        value: (written.get(name) ?? name).slice(0, 100),
        detail: `There is no ${what} of this name.`,
        ...(unknown.length * possible.length < mostComparisons && {
          nearest: nearestFirst(name.slice(0, 50), possible).slice(0, 5),
        }),
      });
    }
    return groups;
  };

  const one = <T>(
    parameter: string,
    read: (value: string) => T | undefined,
    detail: string,
  ): T | undefined => {
    const written = new Map((values.get(parameter) ?? []).map((one) => [one.toLowerCase(), one]));
    const [value, ...others] = written.values();
    if (value === undefined) return undefined;
    const result = read(value.toLowerCase());
    if (others.length > 0)
      refuse(parameter, [value, ...others].join(" "), "Only one can be given.");
    else if (result === undefined) refuse(parameter, value, detail);
    return result;
  };
  const { timeZone } = catalogue.channel;
  const moment = (parameter: string, ofDay: typeof startOfDay): Instant | undefined =>
    one(
      parameter,
      // A plus sign in an address stands for a space.
      (value) => ofDay(value, timeZone) ?? parseRfc3339(value.replace(/ (?=\d\d:\d\d$)/, "+")),
      `A date (2026-11-22, in ${timeZone}) or a moment of RFC 3339 (2026-11-22T09:30:00Z) is expected.`,
    );
  const cursor = (parameter: string) =>
    one(parameter, parseCursor, "This is not a place that a feed has named.");

  const { groups: languages, written: tags } = groupsIn(values.get("language"));
  for (const [tag, written] of tags) {
    if (!isLanguageRange(tag)) {
      refuse("language", written, "A language tag of BCP 47 is expected, as in en or zh-Hans.");
    }
  }
  if (tags.size > mostNames) {
    refuse("language", "", `At most ${mostNames} languages can be asked for.`);
  }
  if (languages.length > mostConditions) {
    refuse("language", "", `At most ${mostConditions} conditions can be given.`);
  }
  const query: Query = {
    topics: names("topic", topicNames(catalogue), "topic"),
    exclude: names("exclude", topicNames(catalogue), "topic").flat(),
    authors: names("author", authorNames(catalogue, now), "author"),
    languages,
    since: moment("since", startOfDay),
    until: moment("until", endOfDay),
  };
  const limit = one(
    "limit",
    (value) => {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
      return number >= 1 && number <= mostEntries ? number : undefined;
    },
    `A whole number from 1 to ${mostEntries} is expected.`,
  );
  const content = one(
    "content",
    (value) => (value === "full" || value === "summary" ? value : undefined),
    "Either full or summary is expected.",
  );
  const [before, after] = [cursor("before"), cursor("after")];
  if (before !== undefined && after !== undefined) {
    refuse("after", "", "Either before or after can be given.");
  }
  if ((query.since ?? -Infinity) >= (query.until ?? Infinity)) {
    refuse("until", values.get("until")?.[0] ?? "", "This is not after the moment in since.");
  }
  if (bad.length > 0) return { kind: "bad", refusals: [...bad, ...unknown].slice(0, mostRefusals) };
  if (unknown.length > 0) return { kind: "unknown", refusals: unknown.slice(0, mostRefusals) };
  return { kind: "query", feedQuery: { query: normalise(query), limit, content, before, after } };
}

/** The lists that a parameter's repetitions give: names in lower case, each once, and as they were written. */
function groupsIn(values: readonly string[] = []) {
  const written = new Map<string, string>();
  const groups = values.flatMap((value) => {
    const group = new Set<string>();
    for (const part of value.split(",").map((name) => name.trim())) {
      const name = part.toLowerCase();
      if (name === "") continue;
      group.add(name);
      if (!written.has(name)) written.set(name, part);
    }
    return group.size > 0 ? [[...group]] : [];
  });
  return { groups, written };
}

/** Names that can be asked for. */
interface Names {
  has(name: string): boolean;
  all(): string[];
}

function topicNames({ topicSeries }: Catalogue): Names {
  return { has: (name) => topicSeries.byName.has(name), all: () => [...topicSeries.byName.keys()] };
}

/**
 * Somebody who is named by articles alone is known as long as one of them is public, and is suggested
 * no longer. Where one was withdrawn, subscribers must be told: to them the name goes on leading there.
 */
function authorNames(catalogue: Catalogue, now: Instant): Names {
  const { authorSeries, channel } = catalogue;
  const declared = new Set(channel.people.map(({ slug }) => slug));
  const isListed = (name: string, series: Series) =>
    declared.has(name) || holdsPublic(catalogue, series, now);
  return {
    has: (name) => {
      const series = authorSeries.byName.get(name);
      if (series === undefined) return false;
      return isListed(name, series) || holdsWithdrawn(catalogue, series, now);
    },
    all: () => [...authorSeries.byName].filter((one) => isListed(...one)).map(([name]) => name),
  };
}

/** A language range of RFC 4647, section 2.1, without wildcards. */
function isLanguageRange(text: string): boolean {
  return /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,8}$/.test(text);
}
