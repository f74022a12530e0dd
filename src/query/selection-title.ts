import { findTopic } from "../article/channel.ts";
import { toRfc3339 } from "../article/instant.ts";
import { dayOf, endOfDay, startOfDay } from "../catalogue/calendar.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { say } from "../language/say.ts";
import type { Spoken } from "../language/spoken.ts";
import type { Conditions } from "./query.ts";

/** What a selection is called. */
export interface Caption {
  /** A query as a title: `Lakeside News: Research News and Steel, without Cooperation`. */
  readonly title: string;
  /** What the selection is about, in a sentence. A channel or topic may supply its own wording. */
  readonly description: string;
}

/**
 * The title and the description of a query.
 *
 * @param spoken the publication's own language, or that of the page
 */
export function captionOf(
  catalogue: Catalogue,
  conditions: Conditions,
  spoken: Spoken = catalogue.vocabulary.own,
): Caption {
  const { title } = catalogue.channel;
  const topics = topicWords(catalogue, conditions, spoken);
  const others = otherWords(catalogue, conditions, spoken);
  const whole = topics === "" ? title : say(spoken, "labelled", { label: title, value: topics });
  return {
    title: [whole, ...others].join(spoken.words.comma),
    description: descriptionOf(catalogue, conditions, topics, others, spoken),
  };
}

function descriptionOf(
  { channel }: Catalogue,
  conditions: Conditions,
  topics: string,
  others: readonly string[],
  spoken: Spoken,
): string {
  const [group = [], ...groups] = conditions.topics;
  if (others.length === 0 && groups.length === 0 && group.length <= 1) {
    const topic = findTopic(channel, group[0] ?? "");
    return topic?.description ?? channel.description;
  }
  const parts = [...(topics === "" ? [] : [say(spoken, "onTopics", { topics })]), ...others];
  const which = parts.join(spoken.words.comma);
  return say(spoken, "articlesOf", { title: channel.title, which });
}

function topicWords({ channel }: Catalogue, { topics }: Conditions, spoken: Spoken): string {
  const { either, both } = namesOf(spoken);
  const groups = topics.map((group) =>
    either(group.map((slug) => findTopic(channel, slug)?.title ?? slug)),
  );
  const several = topics.some((group) => group.length > 1);
  return several ? groups.join(spoken.words.commaAnd) : both(groups);
}

function otherWords(catalogue: Catalogue, conditions: Conditions, spoken: Spoken): string[] {
  const { channel } = catalogue;
  const { timeZone } = channel;
  const { exclude, since, until } = conditions;
  const { either, both, languageName } = namesOf(spoken);
  const titles = exclude.map((slug) => findTopic(channel, slug)?.title ?? slug);
  const authors = conditions.authors.map((group) =>
    either(group.map((slug) => authorName(catalogue, slug))),
  );
  const languages = conditions.languages.map((group) => either(group.map(languageName)));
  return [
    ...(titles.length > 0 ? [say(spoken, "without", { topics: either(titles) })] : []),
    ...(authors.length > 0 ? [say(spoken, "byAuthors", { authors: both(authors) })] : []),
    ...(languages.length > 0 ? [say(spoken, "inLanguages", { languages: both(languages) })] : []),
    ...(since === undefined ? [] : [say(spoken, "since", { date: firstDay(since, timeZone) })]),
    ...(until === undefined ? [] : [say(spoken, "until", { date: lastDay(until, timeZone) })]),
  ];
}

function authorName({ authors }: Catalogue, slug: string): string {
  return authors.find((author) => author.slug === slug)?.name ?? slug;
}

/** How a language lists names, and what it calls languages. */
interface Names {
  either(words: readonly string[]): string;
  both(words: readonly string[]): string;
  /** The name of a language; its tag if the tag has extensions or names no language. */
  languageName(tag: string): string;
}

/** Kept by language, because making formats costs far more than using them. */
const names = new Map<string, Names>();

const mostNames = 200;

function namesOf({ language }: Spoken): Names {
  const known = names.get(language);
  if (known !== undefined) return known;
  const disjunction = new Intl.ListFormat(language, { type: "disjunction" });
  const conjunction = new Intl.ListFormat(language, { type: "conjunction" });
  const displayNames = new Intl.DisplayNames(language, { type: "language" });
  const nameOfTag = new Map<string, string>();
  const made: Names = {
    either: (words) => (words.length === 1 ? (words[0] ?? "") : disjunction.format(words)),
    both: (words) => (words.length === 1 ? (words[0] ?? "") : conjunction.format(words)),
    languageName: (tag) => {
      const name = nameOfTag.get(tag) ?? findLanguageName(displayNames, tag);
      // A request may contain any tag.
      if (nameOfTag.size < mostNames) nameOfTag.set(tag, name);
      return name;
    },
  };
  names.set(language, made);
  return made;
}

function findLanguageName(displayNames: Intl.DisplayNames, tag: string): string {
  try {
    return displayNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Days begin at whole minutes everywhere, so only whole minutes are looked up in a zone. */
function isWholeMinute(moment: number): boolean {
  return moment % 60_000 === 0;
}

/** A moment as the day that begins with it, if one does. */
function firstDay(moment: number, timeZone: string): string {
  if (!isWholeMinute(moment)) return toRfc3339(moment);
  const day = dayOf(moment, timeZone);
  return startOfDay(day, timeZone) === moment ? day : toRfc3339(moment);
}

/** A moment as the day that ends with it, if one does. */
function lastDay(moment: number, timeZone: string): string {
  if (!isWholeMinute(moment)) return toRfc3339(moment);
  const day = dayOf(moment - 1, timeZone);
  return endOfDay(day, timeZone) === moment ? day : toRfc3339(moment);
}
