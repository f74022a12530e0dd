import { basename, dirname } from "node:path";
import { wordsIn } from "../language/spoken.ts";
import { type ArticleContext, articleFile } from "./article-context.ts";
import { articleFolder } from "./article-folder.ts";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import { adoptImages, adoptLead } from "./files/adopt-images.ts";
import { readAttachments } from "./files/attachments.ts";
import { splitFrontMatter } from "./front-matter/front-matter.ts";
import { frontMatterSchema } from "./front-matter/schema.ts";
import { toArticle } from "./front-matter/to-article.ts";
import { readYaml } from "./front-matter/yaml.ts";
import type { Manuscript } from "./manuscript.ts";
import { checkLinks } from "./markdown/check-links.ts";
import { firstParagraph, renderMarkdown } from "./markdown/markdown.ts";
import { reportAt } from "./markdown/problem.ts";
import { summarise } from "./markdown/summary.ts";
import { errorAt, readSource } from "./source-file.ts";

/**
 * Reads one article.
 *
 * @param absolutePath of its `index.md`, in a folder that is named by the article's slug
 * @param path the same, from the content folder
 */
export async function readArticle(
  absolutePath: string,
  path: string,
  context: ArticleContext,
): Promise<Result<Manuscript>> {
  const slug = basename(dirname(absolutePath));
  const source = readSource(absolutePath, `content/${path}`);
  if (!source.ok) return source;
  const parts = splitFrontMatter(source.value);
  if (!parts.ok) return parts;
  const { yamlStart, yamlEnd, bodyStart } = parts.value;
  const frontMatter = readYaml(source.value, yamlStart, yamlEnd, frontMatterSchema);
  const { channel } = context;
  const own = frontMatter.ok ? frontMatter.value.value.language : undefined;
  const language = own ?? channel.language;
  const { words } = wordsIn(language, channel.language);
  const { root: body, problems } = renderMarkdown(source.value.text.slice(bodyStart), slug, words);
  const folder = articleFolder(dirname(absolutePath), context.folder);
  const links = await checkLinks(body, path, context.articles, folder);
  const pictures = await adoptImages(body, folder, context, (node, ...text) =>
    errorAt(source.value, bodyStart + (node.position?.start.offset ?? 0), ...text),
  );
  const ofBody = [
    ...[...problems, ...links.dead].map((one) => reportAt(source.value, bodyStart, one)),
    ...pictures.reports,
  ];
  if (!frontMatter.ok) return fail(...frontMatter.errors, ...ofBody);
  const files = await readAttachments(frontMatter.value, folder);
  const lead = await adoptLead(frontMatter.value, folder, context);
  const article = toArticle(
    frontMatter.value,
    slug,
    path,
    summarise(firstParagraph(body), language),
    files.attachments,
    context,
  );
  const all: ContentError[] = [
    ...(article.ok ? article.warnings : article.errors),
    ...lead.reports,
    ...files.errors,
    ...ofBody,
  ];
  if (!article.ok || all.some(({ severity }) => severity === "error")) return fail(...all);
  return succeed(
    {
      file: `content/${path}`,
      article: article.value,
      body,
      images: pictures.images,
      lead: lead.lead,
      media: [...files.media, ...links.media],
      references: [
        ...links.references,
        ...Object.values(frontMatter.value.value.translations).flatMap(
          (target) => articleFile(path, target, context.articles) ?? [],
        ),
      ],
    },
    all,
  );
}
