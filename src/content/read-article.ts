import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import type { Manuscript, MediaFile } from "./manuscript.ts";
import { firstParagraph, renderMarkdown } from "./markdown.ts";
import { frontMatterSchema } from "./schema.ts";
import { errorAt, readSource, type SourceFile } from "./source-file.ts";
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
  const media = await adoptImages(body, source.value, parts[0].length, dirname(absolutePath));
  if (!frontMatter.ok) return fail(...frontMatter.errors, ...media.errors);
  const firstWords = summarise(firstParagraph(body), surroundings.channel.language);
  const article = toArticle(frontMatter.value, slug, path, firstWords, [], surroundings);
  if (!article.ok) return fail(...article.errors, ...media.errors);
  if (media.errors.length > 0) return fail(...media.errors);
  return succeed({
    file: `content/${path}`,
    article: article.value,
    body,
    images: new Map(),
    media: media.files,
    references: [],
  });
}

/** Gives each image beside the article its public path. */
async function adoptImages(
  body: Root,
  source: SourceFile,
  bodyStart: number,
  folder: string,
): Promise<{ files: MediaFile[]; errors: ContentError[] }> {
  const images: Element[] = [];
  visit(body, "element", (node) => {
    if (node.tagName === "img") images.push(node);
  });
  const files: MediaFile[] = [];
  const errors: ContentError[] = [];
  for (const image of images) {
    const src = String(image.properties["src"] ?? "");
    if (/^(https?:)?\/\//i.test(src)) continue;
    const file = join(folder, decodeURIComponentOrSame(src));
    try {
      const hash = createHash("sha256")
        .update(await readFile(file))
        .digest("hex")
        .slice(0, 16);
      const ending = extname(file).toLowerCase();
      const path = `/media/${basename(file, extname(file)).replace(/[^\w-]+/g, "-")}-${hash}${ending}`;
      image.properties["src"] = path;
      files.push({ source: file, path });
    } catch {
      errors.push(
        errorAt(
          source,
          bodyStart + (image.position?.start.offset ?? 0),
          `there is no image ${src} beside the article`,
          "put the image into the article's folder, and write its name as it is there",
        ),
      );
    }
  }
  return { files, errors };
}

function decodeURIComponentOrSame(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
