import { basename, dirname } from "node:path";
import { wordsFor } from "../language/vocabulary.ts";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import { adoptImages, adoptLead } from "./files/adopt-images.ts";
import { articleFolder } from "./files/article-folder.ts";
import { readAttachments } from "./files/attachments.ts";
import { frontMatterKeys } from "./front-matter/schema.ts";
import { toArticle } from "./front-matter/to-article.ts";
import { readYaml } from "./front-matter/yaml.ts";
import { type ArticleContext, articleFile } from "./list-articles.ts";
import type { Manuscript } from "./manuscript.ts";
import { checkLinks } from "./markdown/check-links.ts";
import { renderMarkdown } from "./markdown/markdown.ts";
import { firstParagraph, summarise } from "./markdown/summary.ts";
import { errorAt, readSource, reportAt, type SourceFile } from "./source-file.ts";

/** The longest front matter, in characters: nobody writes more by hand. */
const longest = 50_000;

const begin =
  "begin with a line ---, then fields such as title: and published:, then another line ---";

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
  const slug = basename(dirname(absolutePath));
  const source = readSource(absolutePath, `content/${path}`);
  if (!source.ok) return source;
  const parts = splitFrontMatter(source.value);
  if (!parts.ok) return parts;
  const { yamlStart, yamlEnd, bodyStart } = parts.value;
  const frontMatter = readYaml(source.value, yamlStart, yamlEnd, frontMatterKeys);
  const { channel } = context;
  const own = frontMatter.ok ? frontMatter.value.value.language : undefined;
  const language = own ?? channel.language;
  const { words } = wordsFor(channel, language);
  const { root: body, findings } = renderMarkdown(source.value.text.slice(bodyStart), slug, words);
  const folder = articleFolder(dirname(absolutePath), context.folder);
  const links = await checkLinks(body, path, context.articles, folder);
  const pictures = await adoptImages(body, folder, context, (node, ...text) =>
    errorAt(source.value, bodyStart + (node.position?.start.offset ?? 0), ...text),
  );
  const ofBody = [
    ...[...findings, ...links.dead].map((finding) => reportAt(source.value, bodyStart, finding)),
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
    ...frontMatter.warnings,
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

/** Offsets into an article's file. */
interface Parts {
  readonly yamlStart: number;
  readonly yamlEnd: number;
  readonly bodyStart: number;
}

/** Finds the front matter, between two lines of three hyphens, and the text after it. */
function splitFrontMatter(source: SourceFile): Result<Parts> {
  const { text } = source;
  const opening = /^---[ \t]*(?:\n|$)/.exec(text);
  if (opening === null) {
    if (text.startsWith("+++\n")) {
      return fail(
        errorAt(
          source,
          0,
          "front matter must be YAML, and this is TOML",
          "write --- instead of +++, and each field as in title: A New Reading Room",
        ),
      );
    }
    const [, language] = /^---[ \t]*(\w+)/.exec(text) ?? [];
    return language === undefined
      ? fail(errorAt(source, 0, "the article does not begin with front matter", begin))
      : fail(errorAt(source, 3, "front matter must be YAML", `write --- without ${language}`));
  }
  const yamlStart = opening[0].length;
  const fence = /^---[ \t]*(?:\n|$)/gm;
  fence.lastIndex = yamlStart;
  const closing = fence.exec(text);
  if (closing === null) {
    return fail(
      errorAt(source, 0, "the front matter never ends", "write a line --- after its last field"),
    );
  }
  if (closing.index - yamlStart > longest) {
    return fail(
      errorAt(
        source,
        0,
        `the front matter is longer than ${longest} characters`,
        "move the text of the article below the second line ---",
      ),
    );
  }
  return succeed({
    yamlStart,
    yamlEnd: closing.index,
    bodyStart: closing.index + closing[0].length,
  });
}
