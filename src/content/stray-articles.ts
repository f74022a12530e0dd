import { join, posix } from "node:path";
import { asWarning, type ContentError, fileError } from "./content-error.ts";
import { isSlug, slugFrom } from "./slug-from.ts";
import { readSource } from "./source-file.ts";

/** A Markdown file in the wrong place. */
export interface Stray {
  /** The path where it belongs, from the content folder, if it can be an article. */
  readonly target?: string;
  readonly report: ContentError;
}

/**
 * Reports each Markdown file outside an article's folder, and says where it belongs.
 *
 * @param texts the paths of the files, from the content folder
 * @param articles the paths of the articles, whose slugs are taken
 */
export function strayArticles(
  folder: string,
  texts: readonly string[],
  articles: readonly string[],
): Stray[] {
  const owners = new Map(articles.map((path) => [path.split("/")[2] ?? "", path]));
  const moved = texts.filter(hasOwnFolder).map((text) => posix.dirname(text));
  return texts.flatMap((text): Stray | [] => {
    if (moved.includes(posix.dirname(text)) && !hasOwnFolder(text)) return [];
    if (isSection(text)) return { report: sectionWarning(text) };
    if (text.startsWith("pages/")) return { report: strayPage(text) };
    const { year, slug: wanted, hasFrontMatter } = placeOf(folder, text);
    const owner = wanted === undefined ? undefined : owners.get(wanted);
    const slug = wanted === undefined ? undefined : unused(wanted, owners);
    const target = pathOf(year, slug);
    if (slug !== undefined) owners.set(slug, target);
    const fix = [
      owner === undefined
        ? howTo(text, target)
        : `delete it if it is the same as content/${owner}; otherwise move it to content/${target}`,
      ...(year === undefined ? ["<year> is the year in which it is published"] : []),
      ...(slug === undefined
        ? ["<name> is a name of your choice in small letters a to z, as in new-reading-room"]
        : []),
      ...(hasFrontMatter ? [] : ["if it is not an article, begin its name with _"]),
    ].join("; ");
    const message = "this file is in the wrong place, so it does not become an article";
    return { target, report: fileError(`content/${text}`, message, fix) };
  });
}

/** Where a file in an article's folder belongs, from the content folder, if it looks like an article itself. */
export function placeOfItsOwn(folder: string, text: string): string | undefined {
  const { year, slug, hasFrontMatter } = placeOf(folder, text);
  return hasFrontMatter ? pathOf(year, slug) : undefined;
}

function pathOf(year = "<year>", slug = "<name>"): string {
  return `articles/${year}/${slug}/index.md`;
}

interface Place {
  readonly year?: string | undefined;
  readonly slug?: string | undefined;
  readonly hasFrontMatter: boolean;
}

/** Finds a year and a slug in front matter of Broadsheet or another system, without parsing it. */
function placeOf(folder: string, path: string): Place {
  const source = readSource(join(folder, path), path);
  const text = source.ok ? source.value.text : "";
  const [front = ""] = /^(---|\+\+\+).*\n(?:.*\n)*?\1/.exec(text) ?? [];
  const field = (...keys: string[]) => {
    const line = new RegExp(`^(?:${keys.join("|")})[ \t]*[:=](.*)`, "im").exec(front)?.[1];
    return line?.trim().replace(/^["']|["']$/g, "");
  };
  const date = field("published") ?? field("date", "pubDate", "publishDate", "published_at");
  const folderYear = /(?:^|\/)((?:19|20)\d{2})(?:\/|-\d{2}-\d{2}-[^/]*$)/.exec(path)?.[1];
  return {
    year: /^(\d{4})-\d/.exec(date ?? "")?.[1] ?? folderYear,
    slug: slugOf(path, field("slug"), field("title")),
    hasFrontMatter: front !== "",
  };
}

/** Names that say only what kind of file it is. */
const generic = /^(_?index|articles?|_?posts?|pages?|blog|news|content|main|text|\d{1,4})$/i;

/** The article's slug in another system, or a slug from the names of its file and folders, or from its title. */
function slugOf(path: string, slug = "", title = ""): string | undefined {
  if (isSlug(slug)) return slug;
  const names = path
    .replace(/(\.[a-z]+)(\.txt)?$/i, "")
    .replace(/\d{4}-\d{2}-\d{2}-(?=[^/]+$)/, "")
    .split("/");
  // index.en.md is a translation, in Hugo.
  const language = /^_?index\.([a-z-]{2,12})$/i.exec(names.at(-1) ?? "")?.[1];
  if (language !== undefined) names.pop();
  const own = names.findLast((name) => !generic.test(name)) ?? title;
  return slugFrom(language === undefined ? own : `${own}-${language}`);
}

function unused(slug: string, owners: ReadonlyMap<string, string>): string {
  let free = slug;
  for (let number = 2; owners.has(free); number += 1) free = `${slug}-${number}`;
  return free;
}

/** Whether the other files in a text's folder belong to it. */
function hasOwnFolder(path: string): boolean {
  const folder = posix.basename(posix.dirname(path));
  return /^index\./i.test(posix.basename(path)) && folder !== "." && !generic.test(folder);
}

function howTo(path: string, target: string): string {
  if (posix.dirname(path) === posix.dirname(target)) return `rename it to content/${target}`;
  return hasOwnFolder(path)
    ? `move its folder, with everything in it, so that this file is content/${target}`
    : `move it to content/${target}, and put its pictures beside it`;
}

/** Whether a file is Hugo's introduction to a list. Where an article belongs, it is taken for an article. */
function isSection(path: string): boolean {
  return /(^|\/)_index\.md$/i.test(path) && !/^articles\/[^/]+\/[^/]+\/[^/]+$/.test(path);
}

function strayPage(path: string): ContentError {
  const slug = slugOf(path) ?? "<name>";
  return fileError(
    `content/${path}`,
    "this file is in the wrong place, so it does not become a page",
    `move it to content/pages/${slug}.md or, with its pictures beside it, to content/pages/${slug}/index.md; if it is not a page, begin its name with _`,
  );
}

function sectionWarning(path: string): ContentError {
  return asWarning(
    fileError(
      `content/${path}`,
      "this file does not appear anywhere: the site makes its lists of articles by itself",
      "delete it; what introduces a topic is its description: in content/channel.yaml",
    ),
  );
}
