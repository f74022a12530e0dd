import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { channelKeys } from "../../content/channel/channel-schema.ts";
import { asWarning, type ContentError, fileError } from "../../content/content-error.ts";
import { isForMaintainers, isSetAside } from "../../content/content-tree.ts";
import { readYaml } from "../../content/front-matter/yaml.ts";
import type { Manuscript, Publication } from "../../content/manuscript.ts";
import { errorAt, readSource } from "../../content/source-file.ts";
import { placeOfItsOwn } from "../../content/stray-articles.ts";

/**
 * Warns about files that no article uses, topics without an article, and articles without a topic.
 */
export async function looseEnds(folder: string, publication: Publication): Promise<ContentError[]> {
  return [
    ...(await unusedFiles(folder, publication)),
    ...emptyTopics(folder, publication),
    ...articlesWithoutTopic(folder, publication),
  ];
}

/** Files beside articles and pages that none of them uses. Hidden files come from the operating system. */
async function unusedFiles(
  folder: string,
  { manuscripts, pages = [] }: Publication,
): Promise<ContentError[]> {
  const texts: readonly Text[] = [...manuscripts, ...pages];
  const used = new Set(texts.flatMap(filesOf).map((file) => resolve(file)));
  const sources = texts.map(({ file }) => join(folder, relative("content", file)));
  for (const source of sources) used.add(resolve(source));
  const warnings: ContentError[] = [];
  for (const article of sources) {
    for (const path of await filesBelow(dirname(article))) {
      if (used.has(resolve(path)) || isBesidePages(relative(folder, path))) continue;
      used.add(resolve(path));
      // Its name, with spaces, stands in the text: pasted-text.ts warns about all such names at once.
      if (/\s/.test(basename(path)) && (await readFile(article, "utf8")).includes(basename(path)))
        continue;
      warnings.push(unusedFile(folder, relative(folder, path).replaceAll(sep, "/")));
    }
  }
  return warnings;
}

function unusedFile(folder: string, path: string): ContentError {
  const place = path.endsWith(".md") ? placeOfItsOwn(folder, path) : undefined;
  const fix =
    place === undefined
      ? "show it, as in ![What it shows](picture.jpg), link to it, or delete it"
      : `if it is an article, move it to content/${place}; otherwise link to it, or delete it`;
  return asWarning(fileError(`content/${path}`, "no article uses this file", fix));
}

/** Whether a file or its folder lies directly in `pages/`, and is for the folder's maintainers. */
function isBesidePages(path: string): boolean {
  const [folder, name = ""] = path.split(sep);
  return folder === "pages" && (isSetAside(name) || isForMaintainers(name));
}

/** An article or a page. */
type Text = Pick<Manuscript, "file" | "images" | "lead" | "media">;

/** The files that a page or feeds need. */
function filesOf({ images, lead, media }: Text): string[] {
  return [
    ...[...images.values()].map(({ file }) => file),
    ...(lead === undefined ? [] : [lead.image.file]),
    ...media.map(({ source }) => source),
  ];
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function emptyTopics(
  folder: string,
  { channel, manuscripts }: Publication,
): readonly ContentError[] {
  const inUse = new Set(manuscripts.flatMap(({ article }) => article.topics));
  const empty = channel.topics.filter(({ slug }) => !inUse.has(slug));
  if (empty.length === 0) return [];
  const source = readSource(join(folder, "channel.yaml"), "content/channel.yaml");
  if (!source.ok) return source.errors;
  const yaml = readYaml(source.value, 0, source.value.text.length, channelKeys);
  if (!yaml.ok) return yaml.errors;
  return empty.map((topic) =>
    asWarning(
      yaml.value.errorAt(
        ["topics", channel.topics.indexOf(topic), "slug"],
        `no article has the topic ${topic.slug}, so its page and feeds are empty`,
        `add ${topic.slug} to the topics of an article, or remove the topic here`,
      ),
    ),
  );
}

function articlesWithoutTopic(
  folder: string,
  { channel, manuscripts }: Publication,
): readonly ContentError[] {
  const topics = channel.topics.map(({ slug }) => slug).join(", ");
  return manuscripts
    .filter(({ article }) => article.topics.length === 0)
    .flatMap(({ file }) => {
      const source = readSource(join(folder, file.replace(/^content\//, "")), file);
      if (!source.ok) return source.errors;
      return asWarning(
        errorAt(
          source.value,
          Math.max(0, source.value.text.search(/^topics:/m)),
          "this article has no topic, so readers who follow a topic will not see it",
          `write topics: and one or more of ${topics}`,
        ),
      );
    });
}
