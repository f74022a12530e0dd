import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import { adoptLead } from "./files/adopt-images.ts";
import { readAttachments } from "./files/attachments.ts";
import { frontMatterKeys } from "./front-matter/schema.ts";
import { toArticle } from "./front-matter/to-article.ts";
import { type ArticleContext, slugOf } from "./list-articles.ts";
import type { Manuscript } from "./manuscript.ts";
import { readText } from "./read-text.ts";

/**
 * Reads one article: its front matter, text, images and attachments. Returns every error in them.
 *
 * @param absolutePath the path of its `index.md`, in a folder whose name is the article's slug
 * @param path the same file's path from the content folder
 */
export async function readArticle(
  absolutePath: string,
  path: string,
  context: ArticleContext,
): Promise<Result<Manuscript>> {
  const read = await readText(absolutePath, path, frontMatterKeys, context);
  if (!read.ok) return read;
  const { frontMatter, folder, firstWords, body, images, media, references, reports } = read.value;
  const files = await readAttachments(frontMatter, folder);
  const lead = await adoptLead(frontMatter, folder, context);
  const slug = slugOf(path);
  const article = toArticle(frontMatter, slug, path, firstWords, files.attachments, context);
  const all: ContentError[] = [
    ...read.warnings,
    ...(article.ok ? article.warnings : article.errors),
    ...lead.reports,
    ...files.errors,
    ...reports,
  ];
  if (!article.ok || all.some(({ severity }) => severity === "error")) return fail(...all);
  return succeed(
    {
      file: `content/${path}`,
      article: article.value,
      body,
      images,
      lead: lead.lead,
      media: [...files.media, ...media],
      references,
    },
    all,
  );
}
