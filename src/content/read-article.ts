import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { Article } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import { parseInstant } from "./date.ts";
import type { Manuscript, MediaFile } from "./manuscript.ts";
import { firstParagraph, renderMarkdown } from "./markdown.ts";
import { frontMatterSchema } from "./schema.ts";
import { errorAt, readSource, type SourceFile } from "./source-file.ts";
import { summarise } from "./summary.ts";
import { type Located, readYaml } from "./yaml.ts";

/**
 * Reads one article.
 *
 * @param absolutePath of its `index.md`, in a folder that is named by the article's slug
 * @param path the same, as messages name it
 */
export async function readArticle(
  absolutePath: string,
  path: string,
  channel: Channel,
): Promise<Result<Manuscript>> {
  const slug = basename(dirname(absolutePath));
  const source = await readSource(absolutePath, path);
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
  const article = toArticle(frontMatter.value, slug, body, channel);
  if (!article.ok) return fail(...article.errors, ...media.errors);
  if (media.errors.length > 0) return fail(...media.errors);
  return succeed({ file: path, article: article.value, body, media: media.files });
}

function toArticle(
  { value, errorAt: at }: Located<(typeof frontMatterSchema)["_output"]>,
  slug: string,
  body: Root,
  channel: Channel,
): Result<Article> {
  const errors: ContentError[] = [];
  const instant = (field: "published" | "updated", text: string): Instant => {
    const parsed = parseInstant(text, channel.timeZone);
    if (parsed !== undefined) return parsed;
    errors.push(
      at(
        [field],
        `${field}: ${JSON.stringify(text)} is not a date of the calendar`,
        "write a date as in 2026-11-22, or with a time as in 2026-11-22T09:30",
      ),
    );
    return 0;
  };
  const published = instant("published", value.published);
  const updated = value.updated === undefined ? published : instant("updated", value.updated);
  value.topics.forEach((topic, index) => {
    if (channel.topics.some((known) => known.slug === topic)) return;
    errors.push(
      at(
        ["topics", index],
        `there is no topic ${topic}`,
        `write one of ${channel.topics.map((known) => known.slug).join(", ")}, or add it to content/channel.yaml`,
      ),
    );
  });
  if (errors.length > 0) return fail(...errors);
  return succeed({
    slug,
    title: value.title.replace(/\s+/g, " ").trim(),
    summary: (value.summary ?? summarise(firstParagraph(body), channel.language))
      .replace(/\s+/g, " ")
      .trim(),
    published,
    updated,
    topics: [...new Set(value.topics)],
    authors: value.authors,
    credits: Object.entries(value.credits).map(([role, name]) => ({ role, name })),
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
