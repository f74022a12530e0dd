import type { CmsConfig } from "@sveltia/cms";
import type { Channel } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { readChannel } from "../../content/channel/read-channel.ts";
import { type Result, succeed } from "../../content/content-error.ts";
import { readContentTree } from "../../content/content-tree.ts";
import { everyLanguage } from "../../language/vocabulary.ts";
import { localTime } from "../new/article-source.ts";
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
  return succeed({
    channel,
    years: yearsOf(articles),
    thisYear: localTime(now, channel.timeZone).slice(0, 4),
    olderYear,
    hasSinglePages: pages.some((path) => path.split("/").length === 2),
    languages: languagesFor(channel, language.tag),
    origin: origin ?? channel.url,
    backend,
    reviewed,
    words: language.words,
  });
}

/** The folders of years, newest first. */
function yearsOf(articles: readonly string[]): YearFolder[] {
  const counts = new Map<string, number>();
  for (const path of articles) {
    const year = path.split("/")[1] ?? "";
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts]
    .map(([year, articles]) => ({ year, articles }))
    .sort((a, b) => b.year.localeCompare(a.year));
}

/**
 * The languages that an article may be in: the channel's, those for which it has words of its own, and those
 * that Broadsheet speaks.
 *
 * @param inLanguage the language of their names
 */
function languagesFor({ language, strings = {} }: Channel, inLanguage: string): Choice[] {
  const names = new Intl.DisplayNames([inLanguage], { type: "language" });
  const tags = new Set([language, ...Object.keys(strings), ...Object.keys(everyLanguage)]);
  return [...tags].map((value) => ({ value, label: names.of(value) ?? value }));
}
