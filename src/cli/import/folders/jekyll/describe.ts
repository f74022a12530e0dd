import { posix } from "node:path";
import { instantOf, parseWrittenDate, sourceDate, type WrittenDate, zonedDate } from "../dates.ts";
import { authorsOf, type Fields, fieldsOf, labelsOf, leadOf, textOf, textsOf } from "../fields.ts";
import type { Data, Document } from "../front-matter.ts";
import { languageTag } from "../languages.ts";
import { wordsOf } from "../markdown-text.ts";
import { type FileReport, unknownAddress } from "../site.ts";
import { defaultsFor, type JekyllConfig } from "./config.ts";
import type { FileKind, UndatedPost } from "./file-kind.ts";
import { encodedPath, jekyllPath, permalinkPattern, undatedPattern } from "./permalink.ts";

/** The front matter of a file with its defaults. */
export function withDefaults(
  file: string,
  { data }: Document,
  kind: FileKind,
  config: JekyllConfig,
): Data {
  const own = file.slice(config.root.length);
  return { ...defaultsFor(own, kind.collection, config.settings), ...data };
}

/**
 * What a file says about a text of Jekyll.
 *
 * @param timeZone the zone of dates that name none
 */
export function describeText(
  file: string,
  document: Document,
  kind: FileKind | UndatedPost,
  config: JekyllConfig,
  timeZone: string,
): FileReport | undefined {
  if (kind.kind === "undated") {
    return {
      kind: "left",
      reason: "the name of this post does not begin with a date, so Jekyll does not show it",
    };
  }
  // Without front matter, Jekyll copies a file as it is.
  if (!document.hasFrontMatter) return undefined;
  const isList = /\{%-?\s*for\s/.test(document.body) && (kind.isHtml || kind.name === "index");
  if (kind.kind === "page" && isList) {
    return { kind: "left", reason: "this page is a list that a template writes" };
  }
  const data = withDefaults(file, document, kind, config);
  const fields = fieldsOf(data);
  const losses = [...document.losses];
  const written = dateOf(fields, kind, timeZone, (reason) => losses.push({ reason }));
  const categories = categoriesOf(data, kind);
  const path = pathOf(data, kind, categories, written, config, timeZone);
  const absolute = (one: string) =>
    `${(config.address ?? unknownAddress).replace(/\/$/, "")}${one}`;
  const elsewhere = fields.text("redirect_to");
  if (elsewhere !== undefined) return { kind: "redirect", from: absolute(path), to: elsewhere };
  // The address of a post has its date, and a draft has none yet.
  const hasAddress = kind.kind !== "draft" || written !== undefined;
  const isPost = kind.kind === "post" || kind.kind === "draft";
  const updated = parseWrittenDate(
    fields.text("last_modified_at", "updated", "modified_date") ?? "",
  );
  return {
    kind: isPost || (kind.kind === "document" && written !== undefined) ? "article" : "page",
    ...(isPost && hasAddress && config.address !== undefined
      ? { id: absolute(idPath(path, fields, kind)) }
      : {}),
    addresses: [
      ...(hasAddress ? [path] : []),
      ...fields.texts("redirect_from").map((one) => encodedPath(one.replace(/^\/?/, "/"))),
    ].map(absolute),
    ...(hasAddress ? {} : { slug: kind.name }),
    title: wordsOf(fields.text("title") ?? titleFrom(kind.name)),
    summary: summaryOf(fields),
    published: written && dateFor(written, timeZone),
    updated:
      updated && isLater(updated, written, timeZone) ? dateFor(updated, timeZone) : undefined,
    status: statusOf(fields, kind, config),
    authors: authorsOf(fields, config.authors),
    labels: labelsOf(categories, pluralized(data, "tag", "tags")),
    language: languageTag(fields.text("lang", "language", "locale")),
    translationGroup: fields.text("translation_id", "translation_key"),
    lead: leadOf(fields),
    attachments: [],
    losses,
  };
}

function dateOf(
  fields: Fields,
  kind: FileKind,
  timeZone: string,
  lose: (reason: string) => void,
): WrittenDate | undefined {
  const inFrontMatter = fields.text("date");
  const read = inFrontMatter === undefined ? undefined : parseWrittenDate(inFrontMatter);
  if (inFrontMatter !== undefined && read === undefined) {
    lose(`date: "${inFrontMatter.slice(0, 60)}" is not a date`);
  }
  if (read !== undefined) return utcIfYaml(read);
  const inName = kind.date?.replace(/^(\d\d)-/, "20$1-");
  const ofName = inName === undefined ? undefined : parseWrittenDate(inName);
  if (inName !== undefined && ofName === undefined) {
    lose(`the date in the name of the file, ${kind.date}, is not in the calendar of ${timeZone}`);
  }
  return ofName;
}

/** YAML reads a time with seconds and without a zone as UTC. Without seconds it is text, and Ruby reads it. */
function utcIfYaml(date: WrittenDate): WrittenDate {
  return date.hasSeconds && date.zone === undefined ? { ...date, zone: "Z" } : date;
}

function dateFor(written: WrittenDate, timeZone: string) {
  return sourceDate(utcIfYaml(written), timeZone);
}

function isLater(later: WrittenDate, earlier: WrittenDate | undefined, timeZone: string): boolean {
  return earlier === undefined || instantOf(later, timeZone) > instantOf(earlier, timeZone);
}

/** Folders first, then `categories`, then `category`, each once. */
function categoriesOf(data: Data, kind: FileKind): string[] {
  const several = data["categories"];
  const plural = typeof several === "string" ? several.split(/\s+/) : textsOf(several);
  return [
    ...new Set([...kind.categories, ...plural, ...pluralized(data, "category", "categories")]),
  ].filter((one) => one !== "");
}

/** A single value as it is, or a list, or a text of words. */
function pluralized(data: Data, one: string, several: string): string[] {
  if (data[one] !== undefined && data[one] !== null) return textsOf(data[one]);
  const value = data[several];
  return typeof value === "string"
    ? value.split(/\s+/).filter((word) => word !== "")
    : textsOf(value);
}

function pathOf(
  data: Data,
  kind: FileKind,
  categories: readonly string[],
  date: WrittenDate | undefined,
  config: JekyllConfig,
  timeZone: string,
): string {
  const style = textOf(config.settings["permalink"]) ?? "date";
  const pattern = textOf(data["permalink"]) ?? patternOf(kind, style, config);
  const epoch: WrittenDate = { day: "1970-01-01", hasSeconds: false };
  return jekyllPath(pattern, {
    collection: kind.collection,
    path: kind.path,
    name: kind.name,
    slug: textOf(data["slug"]),
    categories,
    date: zonedDate(date ?? epoch, timeZone),
  });
}

function patternOf(kind: FileKind, style: string, config: JekyllConfig): string {
  const own = config.collections.get(kind.collection)?.permalink;
  if (kind.kind === "post" || kind.kind === "draft") return permalinkPattern(own ?? style);
  if (kind.kind === "document") return own ?? undatedPattern("/:collection/:path", style);
  const folder = posix.dirname(kind.path);
  return kind.name === "index" ? `${folder}/` : undatedPattern(kind.path, style);
}

/** The id of jekyll-feed: the address without its last part, and then the slug. */
function idPath(path: string, fields: Fields, kind: FileKind): string {
  const folder = path.replace(/\/+$/, "").replace(/[^/]*$/, "");
  return `${folder}${encodedPath(`/${fields.text("slug") ?? kind.name}`).slice(1)}`;
}

/** `a-first-post` becomes `A First Post`, as in Jekyll. */
function titleFrom(name: string): string {
  return name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(" ");
}

function summaryOf(fields: Fields): string | undefined {
  const written = fields.text("description", "excerpt", "summary");
  return written === undefined ? undefined : wordsOf(written);
}

function statusOf(
  fields: Fields,
  kind: FileKind,
  config: JekyllConfig,
): "published" | "draft" | "private" {
  if (kind.kind === "draft" || fields.flag("draft") || fields.flag("published") === false)
    return "draft";
  const isShown =
    kind.kind !== "document" || config.collections.get(kind.collection)?.output === true;
  return isShown ? "published" : "private";
}
