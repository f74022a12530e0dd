import { posix } from "node:path";
import type { Author, Channel } from "../../../article/channel.ts";
import { fileTypeOf } from "../../../article/files.ts";
import type { Instant } from "../../../article/instant.ts";
import { authorOf } from "../../../content/front-matter/author.ts";
import { frontMatterSchema } from "../../../content/front-matter/schema.ts";
import { person } from "../../../content/front-matter/schema-parts.ts";
import { localTime } from "../../new/article-source.ts";
import { standIn } from "../html/addresses.ts";
import { oneLine } from "../html/plain-text.ts";
import type { ImportedPerson, ImportedText, SourceDate } from "../imported.ts";
import type { ArticleFiles } from "../media/article-files.ts";
import { instantOf, type Plan, type Planned } from "./plan.ts";

/** What the front matter of an article is made from, besides the article. */
export interface FrontMatterContext {
  readonly channel: Pick<Channel, "language" | "timeZone" | "authority">;
  readonly plan: Plan;
  readonly planned: Planned;
  readonly topics: readonly string[];
  /** Its old addresses. */
  readonly aliases: readonly string[];
  /** People whom `channel.yaml` lists, or will. */
  readonly people: readonly Author[];
  readonly files: ArticleFiles;
  readonly now: Instant;
  /** The text, which may show the leading picture, too. */
  readonly markdown: string;
  readonly complain: (reason: string) => void;
}

/**
 * The front matter of an article or a page. What the schema would refuse is left out, with a loss: the article is then
 * there, and `check` passes.
 */
export async function frontMatterOf(
  text: ImportedText,
  context: FrontMatterContext,
): Promise<Record<string, unknown>> {
  const { planned, topics, aliases, plan, channel, complain } = context;
  const title = titleOf(text, complain);
  const language = languageOf(text.language, complain);
  const summary = oneLine(text.summary ?? "").slice(0, 2000) || undefined;
  const translations = Object.fromEntries(
    plan.translationsOf(planned).map(({ language, to }) => [language, relativePath(planned, to)]),
  );
  const shared = {
    ...(language !== undefined && language !== channel.language && { language }),
    summary,
  };
  const linked = Object.keys(translations).length > 0 ? { translations } : {};
  if (text.kind === "page") {
    const status = text.status === "published" ? {} : { status: "draft" };
    return present({ title, ...status, ...shared, ...linked });
  }
  const { dates, isDraft } = datesOf(text, context);
  return present({
    title,
    ...dates,
    ...(isDraft && { status: "draft" }),
    ...idOf(text, context),
    ...(aliases.length > 0 && { aliases }),
    ...shared,
    ...(topics.length > 0 && { topics }),
    ...authorsOf(text.authors, context),
    ...linked,
    ...(await leadOf(text, title, context)),
    ...(await attachmentsOf(text, context)),
  });
}

/** The path from one article's file to another's folder. */
export function relativePath(from: Planned, to: Planned): string {
  return posix.relative(posix.dirname(from.file), to.file);
}

function titleOf({ title, body }: ImportedText, complain: (reason: string) => void): string {
  const line = oneLine(title);
  if (line.length > 300) complain("its title is longer than 300 characters, and was cut");
  if (line !== "") return line.slice(0, 300);
  const words = oneLine(body.text.replace(/<[^>]*>/g, " ")).slice(0, 60);
  complain("it has no title, so its first words stand in for one");
  return words === "" ? "Untitled" : words.replace(/\s\S*$/, " …");
}

function languageOf(tag: string | undefined, complain: (reason: string) => void) {
  if (tag === undefined) return undefined;
  const read = frontMatterSchema.shape.language.safeParse(tag.replaceAll("_", "-"));
  if (read.success) return read.data;
  complain(`its language ${JSON.stringify(tag)} is not a language tag`);
  return undefined;
}

/** The dates, and whether the article is a draft: an import publishes only what was public at the source. */
function datesOf(text: ImportedText, { channel, now, complain }: FrontMatterContext) {
  const { timeZone } = channel;
  const write = (date: SourceDate | undefined) => {
    const instant = instantOf(date, timeZone);
    if (date !== undefined && instant === undefined)
      complain("one of its dates is not in the calendar");
    if (date !== undefined && "local" in date && instant !== undefined)
      return { instant, text: date.local };
    return instant === undefined ? undefined : { instant, text: localTime(instant, timeZone) };
  };
  const published = write(text.published);
  const updated = write(text.updated);
  const expires = write(text.expires);
  const begin = published?.instant ?? now;
  const isLate = (date: { readonly instant: Instant } | undefined) =>
    date !== undefined && date.instant > begin;
  let why: string | undefined;
  if (text.status === "private") why = "it was private";
  else if (text.status === "password") why = "it was protected by a password";
  else if (text.status === "scheduled" || begin > now)
    why = "it was scheduled and had not appeared";
  else if (published === undefined && text.status === "published") why = "it has no date";
  if (why !== undefined) {
    complain(`${why}, so it became a draft; remove the line status: draft to publish it`);
  }
  const dates = {
    published: published?.text ?? localTime(now - (now % 60_000), timeZone),
    ...(isLate(updated) && { updated: updated?.text }),
    ...(isLate(expires) && { expires: expires?.text }),
  };
  return { dates, isDraft: why !== undefined || text.status === "draft" };
}

/** The id that readers know, unless the article would get the same one without the field. */
function idOf(text: ImportedText, { channel, planned, complain }: FrontMatterContext) {
  const { id } = text;
  if (id === undefined || id === `tag:${channel.authority}:${planned.slug}`) return {};
  const read = frontMatterSchema.shape.id.safeParse(id);
  if (read.success) return { id };
  complain(
    `its id ${JSON.stringify(id.slice(0, 100))} cannot be used, so readers may show it again`,
  );
  return {};
}

/** Authors: the slug of those whom `channel.yaml` lists. */
function authorsOf(
  authors: readonly ImportedPerson[],
  { people }: FrontMatterContext,
): { authors?: readonly (string | ImportedPerson)[] } {
  if (authors.length === 0) return {};
  const named = authors.map((author) => {
    const { slug } = authorOf(author, { people });
    return people.some((person) => person.slug === slug) ? slug : safePerson(author);
  });
  return { authors: [...new Set(named)] };
}

/** A person without what the schema would refuse. */
export function safePerson({ name, email, url }: ImportedPerson): ImportedPerson {
  const mail = person.email.safeParse(email).data;
  const address = person.url.safeParse(url).data;
  return {
    name: oneLine(name).slice(0, 200),
    ...(mail !== undefined && { email: mail }),
    ...(address !== undefined && { url: address }),
  };
}

/** The leading picture, unless the text begins with it: the first picture of a text leads anyway. */
async function leadOf({ lead }: ImportedText, title: string, context: FrontMatterContext) {
  if (lead === undefined) return {};
  const file = await context.files.picture([lead.url], context.complain);
  const shown = picturesIn(context.markdown);
  if (file === undefined || shown[0]?.name === file.name) return {};
  const caption = oneLine(lead.caption ?? "").slice(0, 2000);
  const inText = shown.find(({ name }) => name === file.name)?.alt;
  const own = oneLine(lead.alt ?? "").slice(0, 2000) || inText;
  const alt = own || standIn(caption, lead.url, title);
  if (!own) context.complain(`its leading picture has no description, so ${alt} stands in for it`);
  return { image: { file: file.name, alt, ...(caption !== "" && { caption }) } };
}

/** The pictures that Markdown shows, in order. */
function picturesIn(markdown: string): { readonly name: string; readonly alt: string }[] {
  const pattern = /!\[((?:[^\]\\]|\\.)*)\]\(<?([^\s)>]+)|<img\b[^>]*?\ssrc="([^"]+)"/g;
  return [...markdown.matchAll(pattern)].map(([, alt = "", name, inHtml = ""]) => ({
    name: name ?? inHtml,
    alt: alt.replace(/\\(.)/g, "$1"),
  }));
}

async function attachmentsOf(
  { attachments }: ImportedText,
  { files, complain }: FrontMatterContext,
) {
  const lists: Record<"audio" | "video" | "attachments", object[]> = {
    audio: [],
    video: [],
    attachments: [],
  };
  for (const { url, type, length, title } of attachments) {
    const file = await files.file(url, type, complain);
    const known = file === undefined ? type : (fileTypeOf(file.name)?.type ?? type);
    const [kind = ""] = (known ?? "").split("/");
    const list = kind === "audio" || kind === "video" ? kind : "attachments";
    const name = oneLine(title ?? "").slice(0, 300);
    const titled = name === "" ? {} : { title: name };
    if (file !== undefined) lists[list].push({ file: file.name, ...titled });
    else if (type !== undefined && length !== undefined && /^https?:/i.test(url)) {
      lists[list].push({ url, type, length, ...titled });
    }
  }
  return Object.fromEntries(Object.entries(lists).filter(([, files]) => files.length > 0));
}

function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
