import { join } from "node:path";
import type { StandingPage } from "../../article/standing-page.ts";
import { type ContentError, fail, type Result, succeed } from "../content-error.ts";
import { oneLine } from "../front-matter/to-article.ts";
import { readTranslations } from "../front-matter/translations.ts";
import { type ArticleContext, slugOf } from "../list-articles.ts";
import type { PageManuscript } from "../manuscript.ts";
import { readText } from "../read-text.ts";
import { takenAddresses } from "./page-addresses.ts";
import { pageKeys } from "./schema.ts";

/**
 * Reads the pages that are no articles, and checks that nothing else has their addresses.
 *
 * @param files their paths, from the content folder
 */
export async function readPages(
  files: readonly string[],
  context: ArticleContext,
): Promise<{
  readonly pages: readonly PageManuscript[];
  readonly reports: readonly ContentError[];
}> {
  const reports = takenAddresses(files, context.channel);
  const pages: PageManuscript[] = [];
  for (const file of files) {
    const read = await readPage(file, context);
    if (read.ok) pages.push(read.value);
    reports.push(...(read.ok ? read.warnings : read.errors).map(ofPage));
  }
  return { pages, reports };
}

async function readPage(file: string, context: ArticleContext): Promise<Result<PageManuscript>> {
  const read = await readText(join(context.folder, file), file, pageKeys, context);
  if (!read.ok) return read;
  const { frontMatter, language, firstWords, reports, body, images, media, references } =
    read.value;
  const { value } = frontMatter;
  const translated = readTranslations(frontMatter, file, context.articles);
  const all = [...read.warnings, ...translated.errors, ...reports];
  if (all.some(({ severity }) => severity === "error")) return fail(...all);
  const page: StandingPage = {
    slug: slugOf(file),
    title: oneLine(value.title),
    summary: oneLine(value.summary ?? firstWords),
    language,
    translations: translated.translations,
    draft: value.status === "draft",
    menu: value.menu,
    order: value.order,
    contact: value.contact,
  };
  return succeed({ file: `content/${file}`, page, body, images, media, references }, all);
}

/** A report on a text, which speaks of an article, for a page. */
function ofPage(report: ContentError): ContentError {
  const inPage = (text: string) => text.replace(/\bthe article\b/g, "the page");
  return { ...report, message: inPage(report.message), fix: inPage(report.fix) };
}
