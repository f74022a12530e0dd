import { parseWrittenDate, sourceDate, type WrittenDate, zonedDate } from "../dates.ts";
import { authorsOf, type Fields, fieldsOf, labelsOf, leadOf, textOf } from "../fields.ts";
import { type Data, type Document, record } from "../front-matter.ts";
import { languageTag } from "../languages.ts";
import { translateLiquid } from "../liquid.ts";
import { wordsOf } from "../markdown-text.ts";
import { basePathOf, innerLink, locateFile } from "../paths.ts";
import {
  type FileReport,
  type FolderSystem,
  type Site,
  siteAddress,
  unknownAddress,
} from "../site.ts";
import { translateMarkdown, withoutMore } from "../translate-markdown.ts";
import { type EleventyConfig, readEleventyConfig } from "./config.ts";
import { type ReadCascade, readCascade } from "./data.ts";
import { eleventyLiquid, eleventyPath, type PageData, pageData } from "./permalink.ts";

/** Sites of Eleventy. */
export const eleventy: FolderSystem = {
  name: "Eleventy",
  matches: (names) => names.some((name) => /^\.?eleventy(?:\.config)?\.[cm]?[jt]s$/.test(name)),
  async open(folder, { site }): Promise<Site> {
    const settings = await readEleventyConfig(folder);
    const cascade = await readCascade(folder, settings.input);
    const config = {
      ...settings,
      address: settings.address ?? addressIn(cascade.global, settings) ?? siteAddress(site),
    };
    const roots = [config.input, "", "public", "static", "assets", "src"];
    const locate = (path: string, from: string | undefined) =>
      locateFile(folder, path, from, roots, basePathOf(config.address));
    const files = folder.files.filter((file) => isText(file, config));
    return {
      name: "an Eleventy site",
      address: config.address,
      addressBelongs: [`${config.input}_data/metadata.json`, "url"],
      losses: [...cascade.losses, ...templatesLeft(folder.files, config)],
      feeds: [{ path: config.feed, to: "/atom.xml" }],
      files,
      describe: (file, document) => describe(file, document, config, cascade),
      translate(file, document, about, pages) {
        const { data, page } = pageOf(file, document, config, cascade);
        const liquid = eleventyLiquid(data, page, cascade.global);
        const filled = translateLiquid(document.body, liquid);
        const isFile = (path: string) => locate(path, file) !== undefined;
        const targets = { file, about, pages, home: config.address, isFile };
        const link = (to: string) => innerLink(to, targets);
        const done = translateMarkdown(withoutMore(filled.text), link);
        return { format: "markdown", text: done.text, losses: [...filled.losses, ...done.losses] };
      },
      locate,
    };
  },
};

/** The address in a file such as `_data/metadata.json`, under any of the usual names. */
function addressIn(global: Data, { pathPrefix }: EleventyConfig): string | undefined {
  for (const about of [
    record(global["metadata"]),
    record(global["site"]),
    ...Object.values(global).map(record),
  ]) {
    const url = fieldsOf(about).text("url", "siteUrl", "baseUrl", "origin", "base");
    if (url !== undefined && /^https?:\/\/[^/]/i.test(url)) {
      return `${url.replace(/\/+$/, "")}${pathPrefix}`;
    }
  }
  return undefined;
}

const notTexts = /(?:^|\/)(?:_[^/]*|node_modules)\//;
const notForReaders = /^(?:readme|license|changelog|contributing|code_of_conduct|security)\.md$/i;

function isText(file: string, { input }: EleventyConfig): boolean {
  const own = file.slice(input.length);
  return (
    file.startsWith(input) &&
    /\.(?:md|markdown)$/i.test(file) &&
    !notTexts.test(own) &&
    !notForReaders.test(own)
  );
}

/** One line for all: a site has dozens of them, and they are no texts. */
function templatesLeft(files: readonly string[], { input }: EleventyConfig) {
  const left = files.filter(
    (file) =>
      file.startsWith(input) &&
      !notTexts.test(file.slice(input.length)) &&
      /\.(?:njk|liquid|webc|hbs|11ty\.[cm]?js)$/.test(file),
  );
  const [first] = left;
  if (first === undefined) return [];
  const names = left.slice(0, 5).join(", ");
  const more = left.length > 5 ? " and others" : "";
  return [
    { file: first, reason: `templates are not texts, so they were left aside: ${names}${more}` },
  ];
}

function pageOf(
  file: string,
  { data: own }: Document,
  config: EleventyConfig,
  { cascade }: ReadCascade,
) {
  const data = cascade.for(file, own);
  const fields = fieldsOf(data);
  const written = parseWrittenDate(fields.text("date") ?? "");
  const inName = [...file.matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g)].at(-1)?.[0];
  const date = written ?? (inName === undefined ? undefined : parseWrittenDate(inName));
  const page: PageData = pageData(file.slice(config.input.length), date && zonedDate(date, "UTC"));
  return { data, fields, page, date };
}

/** Tags by which sites collect texts for their lists, and not topics. */
const collections = new Set([
  "all",
  "nav",
  "post",
  "posts",
  "blog",
  "article",
  "articles",
  "featured",
]);

function describe(
  file: string,
  document: Document,
  config: EleventyConfig,
  cascade: ReadCascade,
): FileReport {
  const { data, fields, page, date } = pageOf(file, document, config, cascade);
  if (page.filePathStem === "/index") {
    return {
      kind: "left",
      reason: "this is the front page of the old site, and the new one has its own",
    };
  }
  const losses = [...document.losses];
  const written = fields.text("date");
  if (written !== undefined && parseWrittenDate(written) === undefined) {
    losses.push({ reason: dateReason(written) });
  }
  const permalink = data["permalink"];
  const path =
    permalink === false
      ? undefined
      : eleventyPath(permalink, page, eleventyLiquid(data, page, cascade.global));
  if (path === undefined && permalink !== false) {
    losses.push({
      reason:
        "only the site's programs know its address, so it gets a new id, and its old address no redirect",
    });
  }
  const absolute = (one: string) =>
    `${(config.address ?? unknownAddress).replace(/\/$/, "")}${one}`;
  const tags = fields.texts("tags");
  const isArticle =
    date !== undefined || written !== undefined || tags.some((tag) => collections.has(tag));
  const updated = parseWrittenDate(
    fields.text("updated", "lastmod", "modified", "dateModified") ?? "",
  );
  return {
    kind: isArticle ? "article" : "page",
    ...(path !== undefined && config.address !== undefined ? { id: absolute(path) } : {}),
    addresses: [
      ...(path === undefined ? [] : [path]),
      ...fields.texts("redirectFrom", "aliases"),
    ].map((one) => absolute(one.replace(/^\/?/, "/"))),
    ...(path === undefined ? { slug: page.fileSlug } : {}),
    title: wordsOf(fields.text("title") ?? page.fileSlug),
    summary: fields.text("description", "summary", "excerpt"),
    published: inUtc(date),
    updated: isAfter(updated, date) ? inUtc(updated) : undefined,
    status: statusOf(fields, permalink),
    authors: authorsOf(fields, record(cascade.global["authors"])),
    labels: labelsOf(
      fields.texts("categories", "category"),
      tags.filter((tag) => !collections.has(tag)),
    ),
    language: languageTag(fields.text("lang", "language", "locale")),
    translationGroup: fields.text("translationKey"),
    lead: leadOf(fields),
    attachments: [],
    losses,
  };
}

function dateReason(written: string): string {
  return /^(?:git )?(?:last modified|created)$/i.test(written)
    ? `its date is "${written}", which a copy of the folder does not know; write the date, and import again`
    : `date: "${written.slice(0, 60)}" is not a date`;
}

/** Eleventy reads dates without a zone as UTC. */
function inUtc(date: WrittenDate | undefined) {
  return date && sourceDate(date, "UTC");
}

function isAfter(later: WrittenDate | undefined, earlier: WrittenDate | undefined): boolean {
  return later !== undefined && (earlier === undefined || later.day > earlier.day);
}

function statusOf(fields: Fields, permalink: unknown): "published" | "draft" | "private" {
  if (fields.flag("draft") || fields.flag("published") === false) return "draft";
  return permalink === false || textOf(permalink) === "false" ? "private" : "published";
}
