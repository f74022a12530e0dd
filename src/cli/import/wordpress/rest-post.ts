import { z } from "zod";
import { percentDecoded } from "../../../article/percent-decoded.ts";
import { plainText } from "../html/plain-text.ts";
import type { ImportedLabel, ImportedPerson, ImportedText, LossWithin } from "../imported.ts";
import { isLater, readDate } from "../source-date.ts";
import { isExtract, wordPressBody } from "./body.ts";
import type { Library, MediaFile } from "./library.ts";

/*
 * Articles, pages and files as WordPress's REST interface gives them, to somebody who is not signed in.
 */

const rendered = z.object({ rendered: z.string() });
const address = z.string().regex(/^https?:\/\//i);
const text = z.string().catch("");

const fileSchema = z.object({
  id: z.int(),
  source_url: address,
  link: text,
  alt_text: text,
  caption: rendered.catch({ rendered: "" }),
  title: rendered.catch({ rendered: "" }),
});

const personSchema = z.object({ name: z.string(), url: text });
const termSchema = z.object({ taxonomy: z.string(), name: z.string(), slug: z.string() });

const postSchema = z.object({
  id: z.int(),
  date: text,
  date_gmt: text,
  modified_gmt: text,
  guid: rendered.catch({ rendered: "" }),
  slug: text,
  status: text,
  type: text,
  link: address,
  title: rendered.catch({ rendered: "" }),
  content: rendered.extend({ protected: z.boolean().catch(false) }),
  excerpt: rendered.catch({ rendered: "" }),
  sticky: z.boolean().catch(false),
  // The plugins Polylang and WPML say the language, and the numbers of the translations.
  lang: text,
  translations: z.record(z.string(), z.int()).catch({}),
  wpml_current_locale: text,
  wpml_translations: z.array(z.object({ id: z.int() })).catch([]),
  yoast_head_json: z.object({ description: text }).catch({ description: "" }),
  _embedded: z
    .object({
      author: z.array(z.unknown()).catch([]),
      "wp:featuredmedia": z.array(z.unknown()).catch([]),
      "wp:term": z.array(z.array(z.unknown())).catch([]),
    })
    .catch({ author: [], "wp:featuredmedia": [], "wp:term": [] }),
});

/** An article or a page of the interface. */
export type RestPost = z.infer<typeof postSchema>;

/** Parses an item of `wp/v2/posts`; undefined if it is none. */
export function restPost(item: unknown): RestPost | undefined {
  return postSchema.safeParse(item).data;
}

/** The numbers of the library's files that the text of an article shows. */
export function filesIn({ content }: RestPost): number[] {
  const shown = content.rendered.matchAll(/\b(?:wp-image-|data-id=["'])(\d{1,12})/g);
  return Array.from(shown, ([, id]) => Number(id));
}

/** Parses an item of `wp/v2/media`; undefined if it is none. */
export function restFile(item: unknown): MediaFile | undefined {
  const file = fileSchema.safeParse(item).data;
  return (
    file && {
      id: file.id,
      url: file.source_url,
      pages: file.link === "" ? [] : [file.link],
      alt: plainText(file.alt_text) || undefined,
      caption: file.caption.rendered || undefined,
      title: plainText(file.title.rendered) || undefined,
      parent: 0,
      order: 0,
    }
  );
}

/**
 * Makes an article of an item of the interface.
 *
 * @param site origin of the site
 */
export function restPostToText(post: RestPost, library: Library, site: string): ImportedText {
  const { html, losses: lost } = wordPressBody({
    content: post.content.rendered,
    rendered: true,
    post: post.id,
    notes: new Map(),
    library,
  });
  const losses: LossWithin[] = lost.map(({ reason }) => ({ reason }));
  if (post.content.protected)
    losses.push({ reason: "its text is behind a password, which the import does not have" });
  if (post.sticky) losses.push({ reason: "it was sticky: it stood before newer articles" });
  if (/<\w[^<>]*>/.test(post.title.rendered)) {
    losses.push({ reason: `the title had markup, which was taken out: ${post.title.rendered}` });
  }
  const published = readDate(`${post.date_gmt}Z`) ?? readDate(post.date);
  const updated = readDate(`${post.modified_gmt}Z`);
  const query = post.type === "page" ? "page_id" : "p";
  const id = plainText(post.guid.rendered);
  const addresses = [post.link, `${site}/?${query}=${post.id}`, id].filter(
    (one) => URL.parse(one)?.origin === new URL(site).origin,
  );
  const lead = post._embedded["wp:featuredmedia"].flatMap((file) => restFile(file) ?? [])[0];
  return {
    kind: post.type === "page" ? "page" : "article",
    place: { source: post.link, item: `${post.type} ${post.id}` },
    id: id || undefined,
    addresses: [...new Set(addresses)],
    slug: percentDecoded(post.slug) || undefined,
    title: plainText(post.title.rendered),
    body: { format: "html", text: html },
    base: post.link,
    summary: summaryOf(post),
    published,
    updated: isLater(updated, published) ? updated : undefined,
    status: post.content.protected
      ? "password"
      : post.status === "publish" || post.status === ""
        ? "published"
        : "draft",
    authors: post._embedded.author.flatMap(personOf),
    labels: post._embedded["wp:term"].flat().flatMap(labelOf),
    language: languageOf(post),
    translationGroup: groupOf(post),
    lead: lead && {
      url: lead.url,
      alt: lead.alt,
      caption: plainText(lead.caption ?? "") || undefined,
    },
    attachments: [],
    losses,
  };
}

/** The excerpt that somebody wrote. Without one, WordPress gives the beginning of the text. */
function summaryOf({ excerpt, content, yoast_head_json }: RestPost): string | undefined {
  const written = plainText(excerpt.rendered);
  const isCut =
    /(?:\[?(?:…|\.\.\.)\]?|→)$/.test(written) || /class="[^"]*more-link/.test(excerpt.rendered);
  if (written !== "" && !isCut && !isExtract(written, plainText(content.rendered))) return written;
  return plainText(yoast_head_json.description) || undefined;
}

function personOf(author: unknown): ImportedPerson[] {
  const person = personSchema.safeParse(author).data;
  const name = plainText(person?.name ?? "");
  if (person === undefined || name === "") return [];
  return [{ name, ...(/^https?:\/\//.test(person.url) ? { url: person.url } : {}) }];
}

function labelOf(term: unknown): ImportedLabel[] {
  const label = termSchema.safeParse(term).data;
  const kind = { category: "category" as const, post_tag: "tag" as const }[label?.taxonomy ?? ""];
  const title = plainText(label?.name ?? "");
  return label === undefined || kind === undefined || title === ""
    ? []
    : [{ kind, title, slug: percentDecoded(label.slug) }];
}

function languageOf({ lang, wpml_current_locale }: RestPost): string | undefined {
  const tag = (lang || wpml_current_locale).replaceAll("_", "-");
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
}

/** The smallest number among an article and its translations. */
function groupOf(post: RestPost): string | undefined {
  const others = [
    ...Object.values(post.translations),
    ...post.wpml_translations.map(({ id }) => id),
  ];
  return others.length === 0 ? undefined : String(Math.min(post.id, ...others));
}
