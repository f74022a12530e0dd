import type { Article, Attachment } from "../../article/article.ts";
import type { Author } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { nearest } from "../../article/nearest.ts";
import { readOldAddress } from "../channel/old-address.ts";
import { asWarning, type ContentError, fail, type Result, succeed } from "../content-error.ts";
import type { ArticleContext } from "../list-articles.ts";
import { authorOf } from "./author.ts";
import { parseInstant } from "./date.ts";
import type { FrontMatter } from "./schema.ts";
import { readTranslations } from "./translations.ts";
import type { Located } from "./yaml.ts";

/**
 * Turns checked front matter into an article. Dates become instants. Topics, people and translations
 * that it refers to must exist; if one does not, or a date is impossible, the result is errors.
 *
 * @param path the path of the article's file, from the content folder
 * @param firstWords the summary of an article whose front matter has none
 */
export function toArticle(
  { value, errorAt }: Located<FrontMatter>,
  slug: string,
  path: string,
  firstWords: string,
  attachments: readonly Attachment[],
  { channel, articles }: ArticleContext,
): Result<Article> {
  const errors: ContentError[] = [];
  const complain = (path: readonly PropertyKey[], message: string, fix: string) => {
    errors.push(errorAt(path, message, fix));
  };
  const instant = (text: string, ...field: PropertyKey[]): Instant => {
    const parsed = parseInstant(text, channel.timeZone);
    if (parsed !== undefined) return parsed;
    complain(
      field,
      `${JSON.stringify(text.slice(0, 40))} is not a date in the calendar`,
      "write a date as in 2026-11-22, or with a time as in 2026-11-22T09:30",
    );
    return Number.NaN;
  };
  const after = (limit: Instant, text: string, message: string, ...field: PropertyKey[]) => {
    const parsed = instant(text, ...field);
    if (parsed < limit) complain(field, message, "write a later date");
    return parsed;
  };

  const published = instant(value.published, "published");
  const early = "this is before the article was published";
  const updated =
    value.updated === undefined ? published : after(published, value.updated, early, "updated");
  const expires =
    value.expires === undefined ? undefined : after(published, value.expires, early, "expires");
  const pinned =
    value.pinned === undefined ? undefined : after(published, value.pinned, early, "pinned");
  const withdrawn = value.withdrawn && {
    date: instant(value.withdrawn.date, "withdrawn", "date"),
    reason: oneLine(value.withdrawn.reason),
  };
  // An article that is withdrawn before its publication has had no readers, so feeds do not announce it.
  const unread = withdrawn !== undefined && withdrawn.date < published;
  const endOfDay = parseInstant(`${value.withdrawn?.date}T23:59:59`, channel.timeZone);
  if (unread && endOfDay !== undefined && endOfDay >= published) {
    complain(
      ["withdrawn", "date"],
      "the article is published on this day, so the date does not say whether you withdrew it before or after",
      "add the time, as in 2026-11-22T09:30",
    );
  }
  const corrections = value.corrections
    .map(({ date, text }, index) => ({
      date: after(published, date, early, "corrections", index, "date"),
      text: oneLine(text),
    }))
    .sort((a, b) => a.date - b.date);

  const known = channel.topics.map((topic) => topic.slug);
  value.topics.forEach((topic, index) => {
    if (known.includes(topic)) return;
    complain(
      ["topics", index],
      `there is no topic ${topic}`,
      `write ${nearest(topic, known)}, or add it to content/channel.yaml`,
    );
  });
  const authors = value.authors.flatMap((author, index): Author[] => {
    const { person: slug, ...written } = author;
    if (slug === undefined) return [authorOf({ ...written, name: oneLine(written.name) }, channel)];
    const declared = channel.people.find((person) => person.slug === slug);
    if (declared !== undefined) return [declared];
    const people = channel.people.map((person) => person.slug);
    complain(
      ["authors", index],
      `nobody has the slug ${slug}`,
      `write ${nearest(slug, [...people, "{ name: … }"])}, or add the person to people: in content/channel.yaml`,
    );
    return [];
  });
  const { translations, errors: untranslated } = readTranslations(
    { value, errorAt },
    path,
    articles,
  );
  errors.push(...untranslated);
  const aliases: string[] = [];
  const oldAddresses: string[] = [];
  value.aliases.forEach((alias, index) => {
    if (alias === slug) {
      complain(["aliases", index], "this is the article's current slug", "list former slugs only");
    } else if (!alias.startsWith("/")) aliases.push(alias);
    else {
      const old = readOldAddress(alias, channel);
      if (old.ok) oldAddresses.push(old.value);
      else complain(["aliases", index], old.error.message, old.error.fix);
    }
  });

  if (errors.length > 0) return fail(...errors);
  const draft = value.status === "draft" || unread;
  const article: Article = {
    slug,
    aliases,
    ...(oldAddresses.length > 0 && { oldAddresses }),
    ...(value.id !== undefined && { id: value.id }),
    title: oneLine(value.title),
    summary: oneLine(value.summary ?? firstWords),
    language: value.language ?? channel.language,
    published,
    updated: Math.max(updated, ...corrections.map(({ date }) => date)),
    expires,
    pinned,
    draft,
    withdrawn: draft ? undefined : withdrawn,
    topics: [...new Set(value.topics)],
    authors,
    credits: Object.entries(value.credits).map(([role, name]) => ({ role, name: oneLine(name) })),
    corrections,
    translations,
    attachments,
  };
  if (value.status === "draft" || !unread) return succeed(article);
  const warning = errorAt(
    ["withdrawn", "date"],
    "this is before the article is published, so the article counts as a draft and readers never hear of it",
    "write status: draft instead; if readers have already seen the article, change published: to the time they first could",
  );
  return succeed(article, [asWarning(warning)]);
}

/** A text with each run of white space as one space, and none at its ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
