import type { Article } from "../../article/article.ts";
import { type Author, type Channel, findTopic } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";

/** Making a format costs far more than using it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A moment as its day in the channel's zone and language, with the exact instant for machines. */
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

/** The name of someone who wrote an article: it leads to the page of what they wrote. */
export function AuthorLink({ person }: { person: Author }) {
  return (
    <a rel="author" href={authorPath(person)}>
      {person.name}
    </a>
  );
}

/** Path of the page that lists what someone wrote. */
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

/** Making a format costs far more than using it. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** How often an article was viewed, rounded as a language does it: "1.2K views". */
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

/** Words of a language that is written with spaces, and characters of one that is not, in a minute. */
const pace = { words: 230, characters: 400 } as const;

const characters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** How much there is to read: words, and each Chinese or Japanese character as one. */
export interface Length {
  readonly words: number;
  readonly characters: number;
}

/** Counts what an HTML text shows. */
export function lengthOf(html: string): Length {
  const text = html.replace(/<[^>]*>/g, " ");
  return {
    words:
      text.replace(characters, " ").match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0,
    characters: text.match(characters)?.length ?? 0,
  };
}

/** Minutes that it takes to read, at least one. */
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
