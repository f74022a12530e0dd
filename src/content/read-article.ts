import { basename, dirname } from "node:path";
import { adoptImages, adoptLead } from "./adopt-images.ts";
import { articleFolder } from "./article-folder.ts";
import { readAttachments } from "./attachments.ts";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import type { Manuscript } from "./manuscript.ts";
import { firstParagraph, renderMarkdown } from "./markdown.ts";
import { frontMatterSchema } from "./schema.ts";
import { errorAt, readSource } from "./source-file.ts";
import { summarise } from "./summary.ts";
import type { Surroundings } from "./surroundings.ts";
import { toArticle } from "./to-article.ts";
import { readYaml } from "./yaml.ts";

/**
 * Reads one article.
 *
 * @param absolutePath of its `index.md`, in a folder that is named by the article's slug
 * @param path the same, from the content folder
 */
export async function readArticle(
  absolutePath: string,
  path: string,
  surroundings: Surroundings,
): Promise<Result<Manuscript>> {
  const slug = basename(dirname(absolutePath));
  const source = await readSource(absolutePath, `content/${path}`);
  if (!source.ok) return source;
  const parts = /^---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|$)/.exec(source.value.text);
  if (!parts) {
    return fail(
      errorAt(
        source.value,
        0,
        "the article does not begin with front matter",
        "begin with a line ---, then fields such as title: and published:, then another line ---",
      ),
    );
  }
  const yamlStart = parts[0].indexOf("\n") + 1;
  const frontMatter = readYaml(
    source.value,
    yamlStart,
    yamlStart + (parts[1] ?? "").length,
    frontMatterSchema,
  );
  const body = renderMarkdown(source.value.text.slice(parts[0].length));
  const folder = articleFolder(dirname(absolutePath), surroundings.folder);
  const { images, reports } = await adoptImages(body, folder, surroundings.cache, (node, ...text) =>
    errorAt(source.value, parts[0].length + (node.position?.start.offset ?? 0), ...text),
  );
  if (!frontMatter.ok) return fail(...frontMatter.errors, ...reports);
  const files = await readAttachments(frontMatter.value, folder);
  const lead = await adoptLead(frontMatter.value, folder, surroundings.cache);
  const article = toArticle(
    frontMatter.value,
    slug,
    path,
    summarise(firstParagraph(body), surroundings.channel.language),
    files.attachments,
    surroundings,
  );
  const all: ContentError[] = [
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
      media: files.media,
      references: [],
    },
    all,
  );
}
