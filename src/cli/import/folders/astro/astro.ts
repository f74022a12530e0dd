import { instantOf, parseWrittenDate, sourceDate, type WrittenDate } from "../dates.ts";
import { authorsOf, type Fields, fieldsOf, labelsOf, leadOf } from "../fields.ts";
import type { Document } from "../front-matter.ts";
import { languageTag } from "../languages.ts";
import { wordsOf } from "../markdown-text.ts";
import { basePathOf, innerLink, locateFile } from "../paths.ts";
import { type FileReport, type FolderSystem, type Site, unknownAddress } from "../site.ts";
import { translateMarkdown, withoutMore } from "../translate-markdown.ts";
import { type AstroConfig, type Collection, readAstroConfig } from "./config.ts";
import { translateMdx } from "./mdx.ts";

/** Sites of Astro. */
export const astro: FolderSystem = {
  name: "Astro",
  matches: (names) => names.some((name) => /^astro\.config\.[cm]?[jt]s$/.test(name)),
  async open(folder, { site }): Promise<Site> {
    const config = await readAstroConfig(folder, site);
    const locate = (path: string, from: string | undefined) =>
      // `~` and `@` are usual names for `src`.
      locateFile(
        folder,
        path.replace(/^[~@]\//, "/src/"),
        from,
        ["public", ""],
        basePathOf(config.address),
      );
    const files = folder.files.filter(
      (file) => /\.mdx?$/i.test(file) && placeOf(file, config) !== undefined,
    );
    return {
      name: "an Astro site",
      address: config.address,
      addressBelongs: [config.file, "site"],
      losses: guessedRoutes(files, config),
      feeds: folder.files.flatMap((file) => {
        const [, path] = /^src\/pages\/(.*(?:rss|feed|atom|index)\.xml)\.[jt]s$/.exec(file) ?? [];
        return path === undefined ? [] : [{ path, to: "/rss.xml" as const }];
      }),
      files,
      describe: (file, document) => describe(file, document, config),
      translate(file, document, about, pages) {
        const plain = file.endsWith(".mdx")
          ? translateMdx(document.body)
          : { text: document.body, losses: [] };
        const isFile = (path: string) => locate(path, file) !== undefined;
        const targets = { file, about, pages, home: config.address, isFile };
        const link = (to: string) => innerLink(to, targets);
        const done = translateMarkdown(withoutMore(plain.text), link);
        return { format: "markdown", text: done.text, losses: [...plain.losses, ...done.losses] };
      },
      locate,
    };
  },
};

/** Where a text is shown: the part of its address after the site's, without ending. */
function placeOf(file: string, { collections }: AstroConfig) {
  const collection = collections.find(({ base }) => file.startsWith(base));
  if (collection !== undefined) {
    const stem = file.slice(collection.base.length).replace(/\.mdx?$/i, "");
    return {
      collection,
      id: stem
        .split("/")
        .map(slugged)
        .join("/")
        .replace(/(?:^|\/)index$/, ""),
    };
  }
  const [, page] = /^src\/pages\/(.*)\.mdx?$/i.exec(file) ?? [];
  return page === undefined
    ? undefined
    : { collection: undefined, id: page.replace(/(?:^|\/)index$/, "") };
}

/** Makes a part of an address as github-slugger does, which Astro uses. */
function slugged(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");
}

function guessedRoutes(files: readonly string[], { collections }: AstroConfig) {
  return collections
    .filter(({ isRouted, base }) => !isRouted && files.some((file) => file.startsWith(base)))
    .map(({ base, route, name }) => ({
      file: base,
      reason: `no page in src/pages shows where the collection ${name} is, so its addresses are taken to begin with ${route}`,
    }));
}

function describe(file: string, document: Document, config: AstroConfig): FileReport | undefined {
  const place = placeOf(file, config);
  if (place === undefined) return undefined;
  const fields = fieldsOf(document.data);
  const losses = [...document.losses];
  const published = dateOf(
    fields,
    ["pubDate", "pubDatetime", "date", "publishDate", "publishedAt", "publishedDate", "published"],
    (reason) => losses.push({ reason }),
  );
  const updated = dateOf(
    fields,
    ["updatedDate", "modDatetime", "lastmod", "updatedAt", "modifiedDate", "updated"],
    (reason) => losses.push({ reason }),
  );
  if (place.id === "" && place.collection === undefined) {
    return {
      kind: "left",
      reason: "this is the front page of the old site, and the new one has its own",
    };
  }
  const address = addressOf(place.collection, fields.text("slug") ?? place.id, config);
  return {
    kind: published === undefined ? "page" : "article",
    ...(config.address === undefined ? {} : { id: address }),
    addresses: [address],
    title: wordsOf(fields.text("title") ?? place.id),
    summary: fields.text("description", "excerpt", "summary"),
    published: inUtc(published),
    updated:
      updated !== undefined &&
      (published === undefined || instantOf(updated, "UTC") > instantOf(published, "UTC"))
        ? inUtc(updated)
        : undefined,
    status: fields.flag("draft") || fields.flag("published") === false ? "draft" : "published",
    authors: authorsOf(fields),
    labels: labelsOf(fields.texts("categories", "category"), fields.texts("tags", "tag")),
    language: languageTag(fields.text("lang", "language", "locale")),
    translationGroup: fields.text("translationKey"),
    lead: leadOf(fields),
    attachments: [],
    losses,
  };
}

function addressOf(
  collection: Collection | undefined,
  id: string,
  { address = unknownAddress, ending }: AstroConfig,
): string {
  const path = `${collection?.route ?? "/"}${id}${ending}`.replace(/\/{2,}/g, "/");
  return new URL(path.slice(1).replaceAll("?", "%3F").replaceAll("#", "%23"), address).href;
}

function dateOf(
  fields: Fields,
  names: readonly string[],
  lose: (reason: string) => void,
): WrittenDate | undefined {
  const name = names.find((one) => fields.text(one) !== undefined);
  const text = name === undefined ? undefined : fields.text(name);
  // `published: true` is no date.
  if (text === undefined || /^(?:true|false)$/.test(text)) return undefined;
  const date = parseWrittenDate(text);
  if (date === undefined) lose(`${name}: "${text.slice(0, 60)}" is not a date`);
  return date;
}

/** Astro reads dates without a zone as UTC. */
function inUtc(date: WrittenDate | undefined) {
  return date && sourceDate(date, "UTC");
}
