import { join } from "node:path";
import { readChannel } from "./channel/read-channel.ts";
import {
  aliasesInUse,
  sharedAuthorSlugs,
  sharedIds,
  sharedOldAddresses,
} from "./check-articles.ts";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import type { ArticleContext } from "./list-articles.ts";
import { listArticles, slugsOf } from "./list-articles.ts";
import type { Manuscript, Publication } from "./manuscript.ts";
import { readPages } from "./pages/read-pages.ts";
import { readArticle } from "./read-article.ts";

/**
 * Reads a whole content folder. Returns every article, or every error that prevents it.
 *
 * @param baseUrl an origin that replaces the channel's own in development
 * @param cache the folder that keeps the results of inspecting images for later runs
 */
export async function readPublication(
  folder: string,
  baseUrl?: string,
  cache = ".cache",
): Promise<Result<Publication>> {
  const channel = await readChannel(folder, baseUrl);
  const { files, pages, reports: misplaced } = listArticles(folder);
  // Without the channel, it is unknown what articles may refer to, but not where they belong.
  if (!channel.ok) return fail(...channel.errors, ...misplaced);
  const context: ArticleContext = {
    channel: channel.value.channel,
    articles: slugsOf([...files, ...pages]),
    folder,
    cache,
  };
  const reports: ContentError[] = [...channel.warnings, ...misplaced];
  const manuscripts: Manuscript[] = [];
  for (const file of files) {
    const read = await readArticle(join(folder, file), file, context);
    if (read.ok) manuscripts.push(read.value);
    reports.push(...(read.ok ? read.warnings : read.errors));
  }
  const standing = await readPages(pages, context);
  reports.push(
    ...standing.reports,
    ...aliasesInUse(manuscripts),
    ...sharedIds(channel.value.channel, manuscripts),
    ...sharedOldAddresses(channel.value.channel, manuscripts, pages),
    ...sharedAuthorSlugs(channel.value.channel, manuscripts),
  );
  return reports.some(({ severity }) => severity === "error")
    ? fail(...reports)
    : succeed({ ...channel.value, manuscripts, pages: standing.pages }, reports);
}
