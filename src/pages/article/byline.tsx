import type { Article } from "../../article/article.ts";
import { type Author, type Channel, findTopic } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { pluralOf } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
import { Passage } from "../passage.tsx";
import { List, rich } from "../say.tsx";

/** Kept by language and zone, because making a format costs far more than using it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

interface DateProps {
  readonly spoken: Spoken;
  readonly channel: Channel;
  readonly instant: Instant;
}

/** The day of an instant in a language, in the channel's zone, with the exact instant for machines. */
export function DateOf({ spoken, channel, instant }: DateProps) {
  const format = dateFormatOf(spoken, channel);
  return <time datetime={toRfc3339(instant)}>{format.format(instant)}</time>;
}

/** Whether two instants lie on the same day in the channel's zone. */
export function isSameDay({ spoken, channel }: Omit<DateProps, "instant">, a: Instant, b: Instant) {
  const format = dateFormatOf(spoken, channel);
  return format.format(a) === format.format(b);
}

function dateFormatOf({ language }: Spoken, { timeZone }: Channel): Intl.DateTimeFormat {
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
      <bdi>{person.name}</bdi>
    </a>
  );
}

/** Path of the page that lists an author's articles. */
export function authorPath({ slug }: Author): string {
  return `/authors/${encodeURIComponent(slug)}/`;
}

/** The topics of an article, as links to their pages. */
export function TopicLinks({ spoken, channel, topics }: TopicProps) {
  const items = topics.map((slug) => (
    <a rel="tag" href={`/topics/${slug}/`}>
      <Passage language={channel.language} around={spoken.language}>
        {findTopic(channel, slug)?.title ?? slug}
      </Passage>
    </a>
  ));
  return <List spoken={spoken} items={items} />;
}

interface TopicProps {
  readonly spoken: Spoken;
  readonly channel: Channel;
  readonly topics: readonly string[];
}

/** Kept by language, because making a format costs far more than using it. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** The number of views, rounded in the style of a language: "1.2K views". */
export function Views({ views, spoken }: { views: number; spoken: Spoken }) {
  const number = numberFormatOf(spoken.language).format(views);
  return <span>{pluralOf(spoken, "views", views).replace("{count}", number)}</span>;
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

interface Props {
  readonly spoken: Spoken;
  readonly article: Article;
}

export function Byline({ spoken, article: { authors } }: Props) {
  if (authors.length === 0) return null;
  const items = authors.map((person) => <AuthorLink person={person} />);
  return (
    <p class="byline">{rich(spoken, "by", { authors: <List spoken={spoken} items={items} /> })}</p>
  );
}
