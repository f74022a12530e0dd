import { instantOf, parseWrittenDate, sourceDate, type WrittenDate, zonedDate } from "../dates.ts";
import { authorsOf, type Fields, fieldsOf, labelsOf, leadOf, textsOf } from "../fields.ts";
import { type Document, record } from "../front-matter.ts";
import { languageTag } from "../languages.ts";
import { type FileReport, unknownAddress } from "../site.ts";
import { aliasPath, hugoPath } from "./address.ts";
import type { HugoConfig } from "./config.ts";
import type { PagePath } from "./page-path.ts";

/** What the front matter and the place of a file say about a page of Hugo. */
export function describePage(
  document: Document,
  path: PagePath,
  config: HugoConfig,
  now: number,
): FileReport | undefined {
  const { data, body } = document;
  const fields = fieldsOf(data);
  const { folders, name, language } = path;
  if (name === "_index") {
    return body.trim() === ""
      ? undefined
      : { kind: "left", reason: "this is the text of a list of articles; lists have no text here" };
  }
  const losses = [...document.losses];
  const dates = datesOf(fields, name, config, (reason) => losses.push({ reason }));
  const { written, bareName, publish, updated, expires } = dates;
  // Hugo shows the one, and waits for the other.
  const isLater = publish !== undefined && instantOf(publish, config.timeZone) > now;
  const published = isLater ? publish : (written ?? publish);
  const title = fields.text("title", "linkTitle") ?? bareName;
  const own = hugoPath(
    {
      folders,
      name: bareName,
      title,
      slug: fields.text("slug"),
      url: fields.text("url"),
      date: written && zonedDate(written, config.timeZone),
    },
    config,
    language,
  );
  const [section] = folders;
  const isMain = section !== undefined && (config.mainSections?.includes(section) ?? false);
  const absolute = (one: string) =>
    `${(language.address ?? unknownAddress).replace(/\/$/, "")}${one}`;
  const date = (value: WrittenDate | undefined) => value && sourceDate(value, config.timeZone);
  return {
    kind: isMain || (section !== undefined && published !== undefined) ? "article" : "page",
    // The id in Hugo's RSS is the address.
    ...(language.address === undefined ? {} : { id: absolute(own) }),
    addresses: [own, ...fields.texts("aliases", "alias").map((one) => aliasPath(one, own))].map(
      absolute,
    ),
    title,
    summary: fields.text("description", "summary"),
    published: date(published),
    // Many themes set both to the same day.
    updated: date(isAfter(updated, published, config.timeZone) ? updated : undefined),
    expires: date(expires),
    status: statusOf(fields),
    authors: authorsOf(fields, record(config.params["authors"])),
    labels: labels(fields, config),
    language: languageTag(language.tag),
    translationGroup: fields.text("translationKey") ?? [...folders, name].join("/"),
    lead: leadOf(fields),
    attachments: [],
    losses,
  };
}

function datesOf(fields: Fields, name: string, config: HugoConfig, lose: (reason: string) => void) {
  const date = (...names: string[]): WrittenDate | undefined => {
    for (const field of names) {
      const text = fields.text(field);
      if (text === undefined) continue;
      const read = parseWrittenDate(text);
      if (read !== undefined) return read;
      if (!text.startsWith("0001-01-01")) lose(`${field}: "${text.slice(0, 60)}" is not a date`);
    }
    return undefined;
  };
  const [, inName, rest] = /^(\d{4}-\d{2}-\d{2})[-_](.+)$/.exec(name) ?? [];
  const usesName = config.dateFields.includes(":filename") && inName !== undefined;
  const ofName = usesName ? parseWrittenDate(inName) : undefined;
  const listed = config.dateFields.filter((field) => !field.startsWith(":"));
  const ofFields = date(...listed, "date");
  const nameFirst = config.dateFields[0] === ":filename";
  return {
    written: nameFirst ? (ofName ?? ofFields) : (ofFields ?? ofName),
    bareName: ofName === undefined || rest === undefined ? name : rest,
    publish: date("publishDate", "pubDate", "published"),
    updated: date("lastmod", "modified"),
    expires: date("expiryDate", "unpublishDate"),
  };
}

function isAfter(
  later: WrittenDate | undefined,
  earlier: WrittenDate | undefined,
  timeZone: string,
): boolean {
  if (later === undefined || earlier === undefined) return later !== undefined;
  return instantOf(later, timeZone) > instantOf(earlier, timeZone);
}

function statusOf(fields: Fields): "published" | "draft" | "private" {
  const build = fieldsOf(record(fields.value("build", "_build")));
  const isRendered = !["never", "false"].includes(build.text("render") ?? "");
  if (fields.flag("draft")) return "draft";
  return isRendered && !fields.flag("headless") ? "published" : "private";
}

function labels(fields: Fields, { taxonomies }: HugoConfig) {
  const of = (kind: RegExp) =>
    taxonomies.filter((name) => kind.test(name)).flatMap((name) => textsOf(fields.value(name)));
  return labelsOf(of(/^categor/i), of(/^(?!categor|authors?$)/i));
}
