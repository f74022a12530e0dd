import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { isFileIn } from "./beside.ts";
import { checkLinks } from "./check-links.ts";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import { splitFrontMatter } from "./front-matter.ts";
import type { Manuscript, MediaFile } from "./manuscript.ts";
import { firstParagraph, renderMarkdown } from "./markdown.ts";
import { reportAt } from "./problem.ts";
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
  const parts = splitFrontMatter(source.value);
  if (!parts.ok) return parts;
  const { yamlStart, yamlEnd, bodyStart } = parts.value;
  const frontMatter = readYaml(source.value, yamlStart, yamlEnd, frontMatterSchema);
  const rendered = renderMarkdown(source.value.text.slice(bodyStart), slug);
  const body = rendered.root;
  const folder = dirname(absolutePath);
  const dead = await checkLinks(body, path, surroundings.articles, (file) =>
    isFileIn(folder, file),
  );
  const reports = [...rendered.problems, ...dead].map((one) =>
    reportAt(source.value, bodyStart, one),
  );
  const media = await adoptImages(body, source.value, bodyStart, folder);
  reports.push(...media.errors);
  if (!frontMatter.ok) return fail(...frontMatter.errors, ...reports);
  const language = frontMatter.value.value.language ?? surroundings.channel.language;
  const firstWords = summarise(firstParagraph(body), language);
  const article = toArticle(frontMatter.value, slug, path, firstWords, [], surroundings);
  if (!article.ok) return fail(...article.errors, ...reports);
  if (reports.some(({ severity }) => severity === "error")) return fail(...reports);
  return succeed(
    {
      file: `content/${path}`,
      article: article.value,
      body,
      images: new Map(),
      media: media.files,
    },
    reports,
  );
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
