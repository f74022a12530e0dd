import { findTopic } from "../article/channel.ts";
import { toRfc3339 } from "../article/instant.ts";
import { dayOf, endOfDay, startOfDay } from "../catalogue/calendar.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Conditions } from "./query.ts";

const disjunction = new Intl.ListFormat("en", { type: "disjunction" });
const conjunction = new Intl.ListFormat("en", { type: "conjunction" });
const languageNames = new Intl.DisplayNames("en", { type: "language" });

function either(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? "") : disjunction.format(words);
}

function both(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? "") : conjunction.format(words);
}

/** A query as a title: `Lakeside News: Research News and Steel, without Cooperation`. */
export function titleOf(catalogue: Catalogue, conditions: Conditions): string {
  const { title } = catalogue.channel;
  const { topics, others } = wordsOf(catalogue, conditions);
  return [topics === "" ? title : `${title}: ${topics}`, ...others].join(", ");
}

/** What a selection is about, in a sentence. A channel or topic may supply its own wording. */
export function descriptionOf(catalogue: Catalogue, conditions: Conditions): string {
  const { channel } = catalogue;
  const { topics, others } = wordsOf(catalogue, conditions);
  const [group = [], ...groups] = conditions.topics;
  if (others.length === 0 && groups.length === 0 && group.length <= 1) {
    const topic = findTopic(channel, group[0] ?? "");
    return topic?.description ?? channel.description;
  }
  const words = [topics === "" ? "" : `on ${topics}`, ...others].filter((word) => word !== "");
  return `The articles of ${channel.title} ${words.join(", ")}.`;
}

interface Words {
  readonly topics: string;
  readonly others: readonly string[];
}

const worded = new WeakMap<Conditions, Words>();

/** The title and the description are both built from these parts. */
function wordsOf(catalogue: Catalogue, conditions: Conditions): Words {
  const known = worded.get(conditions);
  if (known !== undefined) return known;
  const words = {
    topics: topicWords(catalogue, conditions),
    others: otherWords(catalogue, conditions),
  };
  worded.set(conditions, words);
  return words;
}

function topicWords({ channel }: Catalogue, { topics }: Conditions): string {
  const groups = topics.map((group) =>
    either(group.map((slug) => findTopic(channel, slug)?.title ?? slug)),
  );
  const several = topics.some((group) => group.length > 1);
  return several ? groups.join(", and ") : both(groups);
}

function otherWords(catalogue: Catalogue, conditions: Conditions): string[] {
  const { channel } = catalogue;
  const titles = conditions.exclude.map((slug) => findTopic(channel, slug)?.title ?? slug);
  const authors = conditions.authors.map((group) =>
    either(group.map((slug) => authorName(catalogue, slug))),
  );
  const languages = conditions.languages.map((group) => either(group.map(languageName)));
  return [
    ...(titles.length > 0 ? [`without ${either(titles)}`] : []),
    ...(authors.length > 0 ? [`by ${both(authors)}`] : []),
    ...(languages.length > 0 ? [`in ${both(languages)}`] : []),
    ...(conditions.since === undefined
      ? []
      : [`since ${since(conditions.since, channel.timeZone)}`]),
    ...(conditions.until === undefined
      ? []
      : [`until ${until(conditions.until, channel.timeZone)}`]),
  ];
}

function authorName({ authors }: Catalogue, slug: string): string {
  return authors.find((author) => author.slug === slug)?.name ?? slug;
}

const nameOfTag = new Map<string, string>();
const mostNames = 200;

/** The English name of a language; its tag if the tag has extensions or names no language. */
function languageName(tag: string): string {
  const name = nameOfTag.get(tag) ?? findLanguageName(tag);
  // A request may contain any tag.
  if (nameOfTag.size < mostNames) nameOfTag.set(tag, name);
  return name;
}

function findLanguageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Days begin at whole minutes everywhere, so only whole minutes are looked up in a zone. */
function isWholeMinute(moment: number): boolean {
  return moment % 60_000 === 0;
}

/** A moment as the day that begins with it, if one does. */
function since(moment: number, timeZone: string): string {
  if (!isWholeMinute(moment)) return toRfc3339(moment);
  const day = dayOf(moment, timeZone);
  return startOfDay(day, timeZone) === moment ? day : toRfc3339(moment);
}

/** A moment as the day that ends with it, if one does. */
function until(moment: number, timeZone: string): string {
  if (!isWholeMinute(moment)) return toRfc3339(moment);
  const day = dayOf(moment - 1, timeZone);
  return endOfDay(day, timeZone) === moment ? day : toRfc3339(moment);
}
