import type { Article } from "../../article/article.ts";
import { type Author, type Channel, findTopic } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";

/** Kept by language and zone, because making a format costs far more than using it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant, in the channel's zone and language, with the exact instant for machines. */
export function DateOf({ channel, instant }: { channel: Channel; instant: Instant }) {
  return <time datetime={toRfc3339(instant)}>{dateFormatOf(channel).format(instant)}</time>;
}

function dateFormatOf({ language, timeZone }: Channel): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const format =
    dateFormats.get(key) ?? new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone });
  dateFormats.set(key, format);
  return format;
}

/** An author's name, as a link to the page that lists their articles. */
export function AuthorLink({ person }: { person: Author }) {
  return (
    <a rel="author" href={authorPath(person)}>
      {person.name}
    </a>
  );
}

/** Path of the page that lists an author's articles. */
export function authorPath({ slug }: Author): string {
  return `/authors/${encodeURIComponent(slug)}/`;
}

/** The topics of an article, as links to their pages. */
export function TopicLinks({ channel, topics }: { channel: Channel; topics: readonly string[] }) {
  return topics.map((slug, index) => (
    <>
      {index > 0 && ", "}
      <a rel="tag" href={`/topics/${slug}/`}>
        {findTopic(channel, slug)?.title ?? slug}
      </a>
    </>
  ));
}

/** Kept by language, because making a format costs far more than using it. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** The number of views, rounded in the style of a language: "1.2K views". */
export function Views({ views, language }: { views: number; language: string }) {
  return (
    <span>
      {numberFormatOf(language).format(views)} {views === 1 ? "view" : "views"}
    </span>
  );
}

function numberFormatOf(language: string): Intl.NumberFormat {
  const format =
    numberFormats.get(language) ??
    new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  numberFormats.set(language, format);
  return format;
}

/** Reading speed: words or, in Chinese and Japanese, characters in a minute. */
const pace = { words: 230, characters: 400 } as const;

const characters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** The length of a text: its words, and separately its Chinese and Japanese characters. */
export interface Length {
  readonly words: number;
  readonly characters: number;
}

/** Measures the visible text of HTML. */
export function lengthOf(html: string): Length {
  const text = html.replace(/<[^>]*>/g, " ");
  return {
    words:
      text.replace(characters, " ").match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0,
    characters: text.match(characters)?.length ?? 0,
  };
}

/** The time that a text takes to read, in whole minutes, at least one. */
export function readingMinutes({ words, characters: signs }: Length): number {
  return Math.max(1, Math.round(words / pace.words + signs / pace.characters));
}

export function Byline({ article: { authors } }: { article: Article }) {
  if (authors.length === 0) return null;
  return (
    <p class="byline">
      By{" "}
      {authors.map((person, index) => (
        <>
          {index > 0 && ", "}
          <AuthorLink person={person} />
        </>
      ))}
    </p>
  );
}

export function Translations({ article }: { article: Article }) {
  if (article.translations.length === 0) return null;
  return (
    <p class="byline">
      Also in{" "}
      {article.translations.map(({ language, url }, index) => (
        <>
          {index > 0 && ", "}
          <a rel="alternate" href={url} hreflang={language} lang={language}>
            {new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language}
          </a>
        </>
      ))}
    </p>
  );
}
