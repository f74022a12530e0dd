import type { Instant } from "../article/instant.ts";
import { nearestFirst } from "../article/nearest.ts";
import { endOfDay, parseRfc3339, startOfDay } from "../catalogue/calendar.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Cursor, parseCursor } from "../catalogue/cursor.ts";
import type { Series } from "../catalogue/series.ts";
import { say } from "../language/say.ts";
import type { Spoken } from "../language/spoken.ts";
import { type Conditions, type FeedQuery, normalise } from "./query.ts";
import { holdsPublic, holdsWithdrawn } from "./select.ts";

/** A parameter that the request got wrong. */
export interface WrongParameter {
  readonly parameter: string;
  /** The value as written, cut to its first characters. */
  readonly value: string;
  readonly detail: string;
  /** The known names closest to an unknown one. */
  readonly nearest?: readonly string[];
}

/**
 * A feed query, or the parameters that are wrong: `bad` if any value cannot be read, else
 * `unknown`.
 */
export type ParsedQuery =
  | { readonly kind: "query"; readonly feedQuery: FeedQuery }
  | { readonly kind: "bad" | "unknown"; readonly errors: readonly WrongParameter[] };

/** The most articles that one request may ask for. */
export const mostEntries = 100;
/** The most names of topics, authors or languages in a query. */
export const mostNames = 100;
/** The most conditions that one parameter may state by being repeated. */
export const mostConditions = 20;
const mostErrors = 20;
/**
 * The most comparisons of unknown names with known ones. The first unknown name is compared with
 * all of them, however many there are.
 */
const mostComparisons = 5000;

/** The parameters of a request, and the mistakes found in them so far. */
interface Reading {
  /** The values of each parameter, by its name in lower case. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly bad: WrongParameter[];
  readonly unknown: WrongParameter[];
  /** How mistakes are described. */
  readonly spoken: Spoken;
}

/**
 * Reads the parameters of a request. Order, repetition and letter case make no difference. Empty
 * parameters and those that belong to other programs are ignored.
 */
export function parseQuery(
  catalogue: Catalogue,
  parameters: Iterable<readonly [string, string]>,
  now: Instant,
): ParsedQuery {
  const reading: Reading = {
    values: valuesByName(parameters),
    bad: [],
    unknown: [],
    spoken: catalogue.vocabulary.own,
  };
  const { bad, unknown, spoken } = reading;
  const { words } = spoken;
  const { timeZone } = catalogue.channel;
  const conditions: Conditions = {
    languages: readLanguages(reading),
    topics: readNames(reading, "topic", () => topicNames(catalogue), "noTopic"),
    exclude: readNames(reading, "exclude", () => topicNames(catalogue), "noTopic").flat(),
    authors: readNames(reading, "author", () => authorNames(catalogue, now), "noAuthor"),
    since: readMoment(reading, "since", timeZone, startOfDay),
    until: readMoment(reading, "until", timeZone, endOfDay),
  };
  const limit = readSingle(reading, "limit", parseLimit, () =>
    say(spoken, "limitExpected", { most: mostEntries }),
  );
  const content = readSingle(
    reading,
    "content",
    (value) => (value === "full" || value === "summary" ? value : undefined),
    () => words.contentExpected,
  );
  const [before, after] = [readCursor(reading, "before"), readCursor(reading, "after")];
  if (before !== undefined && after !== undefined) {
    refuse(reading, "after", "", words.beforeOrAfter);
  }
  if ((conditions.since ?? -Infinity) >= (conditions.until ?? Infinity)) {
    const [written = ""] = reading.values.get("until") ?? [];
    refuse(reading, "until", written, words.notAfterSince);
  }
  if (bad.length > 0) return { kind: "bad", errors: [...bad, ...unknown].slice(0, mostErrors) };
  if (unknown.length > 0) return { kind: "unknown", errors: unknown.slice(0, mostErrors) };
  return {
    kind: "query",
    feedQuery: { conditions: normalise(conditions), limit, content, before, after },
  };
}

function valuesByName(parameters: Iterable<readonly [string, string]>): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const key = name.toLowerCase();
    const written = value.trim();
    if (written === "") continue;
    const known = values.get(key);
    if (known === undefined) values.set(key, [written]);
    else known.push(written);
  }
  return values;
}

function refuse({ bad }: Reading, parameter: string, value: string, detail: string): void {
  bad.push({ parameter, value: value.slice(0, 100), detail });
}

/** The lists of names in a parameter. Each list is one condition. */
function readNames(
  reading: Reading,
  parameter: string,
  names: () => Names,
  unknownName: "noTopic" | "noAuthor",
): string[][] {
  const values = reading.values.get(parameter);
  if (values === undefined) return [];
  const { groups, written } = groupsIn(values);
  const all = new Set(groups.flat());
  const conditions = new Set(groups.map((group) => group.sort().join())).size;
  if (conditions > mostConditions) {
    const values = { given: conditions, most: mostConditions };
    const detail = say(reading.spoken, "manyConditions", values);
    refuse(reading, parameter, "", detail);
    return [];
  }
  if (all.size > mostNames) {
    const values = { given: all.size, most: mostNames };
    refuse(reading, parameter, "", say(reading.spoken, "manyNames", values));
    return [];
  }
  const { unknown } = reading;
  const known = names();
  const strangers = [...all].filter((name) => !known.has(name));
  const possible = strangers.length > 0 ? known.all() : [];
  for (const name of strangers) {
    unknown.push({
      parameter,
      value: (written.get(name) ?? name).slice(0, 100),
      detail: reading.spoken.words[unknownName],
      ...(unknown.length * possible.length < mostComparisons && {
        nearest: nearestFirst(name.slice(0, 50), possible).slice(0, 5),
      }),
    });
  }
  return groups;
}

/**
 * The lists of language tags. No tag is unknown: you may ask for a language before any article
 * is in it.
 */
function readLanguages(reading: Reading): string[][] {
  const values = reading.values.get("language");
  if (values === undefined) return [];
  const { spoken } = reading;
  const { groups, written: tags } = groupsIn(values);
  for (const [tag, written] of tags) {
    if (!isLanguageRange(tag)) {
      refuse(reading, "language", written, spoken.words.languageExpected);
    }
  }
  if (tags.size > mostNames) {
    refuse(reading, "language", "", say(spoken, "mostLanguages", { most: mostNames }));
  }
  if (groups.length > mostConditions) {
    refuse(reading, "language", "", say(spoken, "mostConditions", { most: mostConditions }));
  }
  return groups;
}

/** The value of a parameter that takes only one. Repeating the same value is allowed. */
function readSingle<T>(
  reading: Reading,
  parameter: string,
  parse: (value: string) => T | undefined,
  expected: () => string,
): T | undefined {
  const values = reading.values.get(parameter);
  if (values === undefined) return undefined;
  const written = new Map(values.map((value) => [value.toLowerCase(), value]));
  const [value, ...others] = written.values();
  if (value === undefined) return undefined;
  const result = parse(value.toLowerCase());
  if (others.length > 0) {
    refuse(reading, parameter, [value, ...others].join(" "), reading.spoken.words.onlyOne);
  } else if (result === undefined) {
    refuse(reading, parameter, value, expected());
  }
  return result;
}

function readMoment(
  reading: Reading,
  parameter: string,
  timeZone: string,
  ofDay: typeof startOfDay,
): Instant | undefined {
  return readSingle(
    reading,
    parameter,
    // A plus sign in an address stands for a space.
    (value) => ofDay(value, timeZone) ?? parseRfc3339(value.replace(/ (?=\d\d:\d\d$)/, "+")),
    () => say(reading.spoken, "dateExpected", { zone: timeZone }),
  );
}

function readCursor(reading: Reading, parameter: string): Cursor | undefined {
  return readSingle(reading, parameter, parseCursor, () => reading.spoken.words.notAPlace);
}

function parseLimit(value: string): number | undefined {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  return number >= 1 && number <= mostEntries ? number : undefined;
}

/**
 * The lists in a parameter's values, with each name once and in lower case, and the spelling in
 * which each name first appeared.
 */
function groupsIn(values: readonly string[]) {
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

/** The names that a query may contain. */
interface Names {
  has(name: string): boolean;
  all(): string[];
}

function topicNames({ topicSeries }: Catalogue): Names {
  return { has: (name) => topicSeries.byName.has(name), all: () => [...topicSeries.byName.keys()] };
}

/**
 * The channel declares some authors; only articles name the others. Such an author is known and
 * suggested while one of these articles is public. If one was withdrawn, the author stays known,
 * so that subscribers learn of the withdrawal.
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
    all: () => [...authorSeries.byName].filter((entry) => isListed(...entry)).map(([name]) => name),
  };
}

/** A language range of RFC 4647, section 2.1, without wildcards. */
function isLanguageRange(text: string): boolean {
  return /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,8}$/.test(text);
}
