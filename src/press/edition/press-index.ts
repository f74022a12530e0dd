import type { Author, Channel } from "../../article/channel.ts";
import { isRecording } from "../../article/files.ts";
import { encodeRedirects } from "../../article/redirects.ts";
import type { LinkedPage } from "../../article/standing-page.ts";
import { encodeGrowing, encodeLists } from "../../catalogue/columns.ts";
import type { Index, Preview } from "../../catalogue/edition-file.ts";
import { encodeGivenIds } from "../../catalogue/given-ids.ts";
import { encodeSlugs } from "../../catalogue/slugs.ts";
import type { MediaFile } from "../../content/manuscript.ts";
import { neededWords, vocabularyOf } from "../../language/vocabulary.ts";
import type { IndexedArticle, PressedArticle } from "../entries/pressed.ts";

/** Makes the index of articles that are in order of publication, and of pages in the order of their menus. */
export function pressIndex(
  channel: Channel,
  rows: readonly PressedArticle[],
  pages: readonly LinkedPage[],
  preview: Preview,
): Index {
  const articles = rows.map(({ article }) => article);
  // The vocabulary has these words already, and the columns have the redirects.
  const { strings: _, redirects: ofChannel = {}, ...own } = channel;
  const authors = everyAuthor(channel, articles);
  const languages = everyLanguage(articles);
  const pinned = articles.flatMap(({ pinned }, row) =>
    pinned === undefined ? [] : ([[row, pinned]] as const),
  );
  const topicNumbers = numbered(channel.topics.map(({ slug }) => slug));
  const authorNumbers = numbered(authors.map(({ slug }) => slug));
  const languageNumbers = numbered(languages.map((tag) => tag.toLowerCase()));
  const ids = encodeGivenIds(articles.map(({ id }) => id));
  const redirects = encodeRedirects([
    ...Object.entries(ofChannel),
    ...articles.flatMap(({ slug, oldAddresses = [] }) =>
      oldAddresses.map((address) => [address, slug] as const),
    ),
  ]);
  return {
    channel: own,
    pages,
    vocabulary: neededWords(vocabularyOf(channel), [
      ...languages,
      ...pages.map(({ language }) => language),
    ]),
    preview,
    authors,
    languages,
    slugs: encodeSlugs(articles.map(({ slug }) => slug)),
    published: encodeGrowing(articles.map(({ published }) => published)),
    updated: articles.map(({ published, updated }) => updated - published),
    topics: encodeLists(articles.map(({ topics }) => topics.flatMap(topicNumbers))),
    writers: encodeLists(articles.map((article) => authorSlugs(article).flatMap(authorNumbers))),
    language: articles.flatMap(({ language }) => languageNumbers(language.toLowerCase())),
    codes: rows.map(({ code }) => code).join(""),
    drafts: articles.flatMap(({ draft }, row) => (draft ? row : [])),
    expires: articles.flatMap(({ expires }, row) =>
      expires === undefined ? [] : ([[row, expires]] as const),
    ),
    ...(pinned.length > 0 && { pinned }),
    withdrawn: articles.flatMap(({ withdrawn }, row) =>
      withdrawn === undefined ? [] : ([[row, withdrawn.date]] as const),
    ),
    aliases: articles.flatMap(({ aliases }, row) => aliases.map((alias) => [alias, row] as const)),
    ...(ids !== undefined && { ids }),
    ...(redirects !== undefined && { redirects }),
    recordings: [...new Map(rows.flatMap(({ media }) => media.flatMap(recording)))].sort(),
  };
}

/** An answer with part of a file must say how long the file is, and the platform does not tell the Worker. */
function recording({ path, length }: MediaFile): (readonly [path: string, bytes: number])[] {
  return length !== undefined && isRecording(path) ? [[path, length]] : [];
}

/** The slugs of an article's authors, without repetition. */
export function authorSlugs({ authors }: Pick<IndexedArticle, "authors">): string[] {
  return [...new Set(authors.map(({ slug }) => slug))];
}

/** The people of the channel, then all other authors, as their newest articles describe them. */
function everyAuthor({ people }: Channel, articles: readonly IndexedArticle[]): Author[] {
  const declared = new Set(people.map(({ slug }) => slug));
  const others = articles
    .flatMap(({ authors }) => authors)
    .filter(({ slug }) => !declared.has(slug))
    .map((author) => [author.slug, author] as const);
  return [...people, ...[...new Map(others).values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))];
}

/** The languages of articles, each in one spelling: letter case means nothing in a language tag. */
function everyLanguage(articles: readonly IndexedArticle[]): string[] {
  const tags = articles.map(({ language }) => [language.toLowerCase(), language] as const);
  return [...new Map(tags).values()].sort();
}

/** Finds the number of a name: a list of one, or an empty list for an unknown name. */
function numbered(names: readonly string[]): (name: string) => readonly number[] {
  const numbers = new Map(names.map((name, number) => [name, [number]]));
  return (name) => numbers.get(name) ?? [];
}
