import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CmsConfig } from "@sveltia/cms";
import pMap from "p-map";
import type { Channel } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { readChannel } from "../../content/channel/read-channel.ts";
import { type Result, succeed } from "../../content/content-error.ts";
import { readContentTree } from "../../content/content-tree.ts";
import { languageTag } from "../../content/front-matter/schema-parts.ts";
import { everyLanguage } from "../../language/vocabulary.ts";
import { localTime } from "../new/article-source.ts";
import { openYears } from "./configuration/open-years.ts";
import type { EditedSite, YearFolder } from "./configuration/site.ts";
import type { Choice } from "./configuration/widgets.ts";
import type { EditorLanguage } from "./words.ts";

/** How an editor is to be made. */
export interface EditorOptions {
  /** Where people see the site, without a slash at the end: the address in `channel.yaml` unless given. */
  readonly origin?: string | undefined;
  readonly backend: CmsConfig["backend"];
  /** Whether changes go through review. */
  readonly reviewed: boolean;
  /** A former year that is opened to be read only: four digits. */
  readonly olderYear?: string | undefined;
  readonly language: EditorLanguage;
}

/**
 * Reads from a content folder what its editor is made from. The result is the errors of `channel.yaml` if it
 * has any. Mistakes in articles do not matter.
 */
export async function readEditedSite(
  folder: string,
  now: Instant,
  { origin, backend, reviewed, olderYear, language }: EditorOptions,
): Promise<Result<EditedSite>> {
  const read = await readChannel(folder);
  if (!read.ok) return read;
  const { channel } = read.value;
  const { articles, pages } = readContentTree(folder);
  const years = { years: yearsOf(articles), thisYear: yearOf(now, channel), olderYear };
  const open = new Set(openYears(years).map(({ year }) => year));
  const texts = [...articles.filter((path) => open.has(folderOfYear(path))), ...pages];
  return succeed({
    channel,
    ...years,
    hasSinglePages: pages.some((path) => path.split("/").length === 2),
    languages: named(languagesFor(channel, await languagesIn(folder, texts)), language.tag),
    origin: origin ?? channel.url,
    backend,
    reviewed,
    words: language.words,
  });
}

/** The year of a moment on the channel's clock. */
function yearOf(now: Instant, { timeZone }: Channel): string {
  return localTime(now, timeZone).slice(0, 4);
}

/** The folder of an article's year: `2026` for `articles/2026/new-reading-room/index.md`. */
function folderOfYear(path: string): string {
  return path.split("/")[1] ?? "";
}

/** The folders of years, newest first. A folder with another name is an error that `check` reports. */
function yearsOf(articles: readonly string[]): YearFolder[] {
  const counts = new Map<string, number>();
  for (const year of articles.map(folderOfYear)) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts]
    .filter(([year]) => /^\d{4}$/.test(year))
    .map(([year, articles]) => ({ year, articles }))
    .sort((a, b) => b.year.localeCompare(a.year));
}

/** The languages that these texts name. A form that did not offer them would drop them. */
async function languagesIn(folder: string, paths: readonly string[]): Promise<string[]> {
  const found = await pMap(
    paths,
    async (path) => {
      const text = await readFile(join(folder, path), "utf8");
      return /^language:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
    },
    { concurrency: 16 },
  );
  return found
    .filter((tag) => tag !== undefined)
    .filter((tag) => languageTag.safeParse(tag).success);
}

/**
 * The languages that an article may be in: the channel's, those for which it has words of its own, those that
 * texts are in, and those that Broadsheet speaks.
 */
function languagesFor({ language, strings = {} }: Channel, used: readonly string[]): Set<string> {
  return new Set([language, ...Object.keys(strings), ...Object.keys(everyLanguage), ...used]);
}

/** Languages as choices, with their names in another language. */
function named(tags: Iterable<string>, inLanguage: string): Choice[] {
  const names = new Intl.DisplayNames([inLanguage], { type: "language" });
  return [...tags].map((value) => ({ value, label: names.of(value) ?? value }));
}

/** The same site for an editor in another language. */
export function inLanguage(site: EditedSite, { tag, words }: EditorLanguage): EditedSite {
  const tags = site.languages.map(({ value }) => value);
  return { ...site, words, languages: named(tags, tag) };
}
