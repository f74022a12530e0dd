import { posix } from "node:path";
import { closest } from "fastest-levenshtein";
import type { Element, Root } from "hast";
import type { TextFinding } from "../content-error.ts";
import type { ArticleFolder } from "../files/article-folder.ts";
import { serveFile } from "../files/attachments.ts";
import { type ArticleContext, articleFile } from "../list-articles.ts";
import type { MediaFile } from "../manuscript.ts";
import { bodyId } from "./headings-and-ids.ts";
import { walkElements } from "./walk.ts";

/** Where the links of a body lead. */
export interface CheckedLinks {
  readonly dead: readonly TextFinding[];
  /** Files beside the article to which it links. */
  readonly media: readonly MediaFile[];
  /** Files of the other articles to which it links, from the content folder. */
  readonly references: readonly string[];
}

/**
 * Turns links to the files of other articles into the paths of their pages, and links to files beside
 * the article into the paths at which these are served; finds the relative links that lead to neither.
 * Addresses with a scheme, and paths that begin with `/`, stay as they are.
 *
 * @param path of the article's file, from the content folder
 */
export async function checkLinks(
  root: Root,
  path: string,
  articles: ArticleContext["articles"],
  folder: ArticleFolder,
): Promise<CheckedLinks> {
  const links: { node: Element; name: string; target: string }[] = [];
  walkElements(root, (node) => {
    // adopt-images.ts inspects the images.
    for (const name of node.tagName === "img" ? [] : ["href", "src", "poster"]) {
      const target = node.properties[name];
      if (typeof target === "string" && isRelative(target)) links.push({ node, name, target });
    }
  });
  const dead: TextFinding[] = [];
  const media: MediaFile[] = [];
  const references: string[] = [];
  for (const { node, name, target } of links) {
    const [, file = "", query = "", fragment] =
      /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(target) ?? [];
    const decoded = decode(file);
    const other = name === "href" ? articleFile(path, decoded, articles) : undefined;
    const slug = articles.get(other ?? "");
    if (other !== undefined && slug !== undefined) {
      const place = fragment === undefined ? "" : `#${fragment && bodyId(slug, fragment)}`;
      node.properties[name] = `/articles/${slug}/${query}${place}`;
      references.push(other);
      continue;
    }
    const served = await serveFile(decoded, undefined, "file", folder);
    if (served.ok) {
      node.properties[name] = `${served.value.media.path}${fragment ? `#${fragment}` : ""}`;
      media.push(served.value.media);
      continue;
    }
    const isThere = (await folder.find(decoded, "file")).ok;
    dead.push({
      severity: "error",
      offset: node.position?.start.offset ?? 0,
      message: isThere
        ? served.error.message
        : `the link ${target.slice(0, 100)} leads neither to an article nor to a file in the article's folder`,
      fix: isThere
        ? served.error.fix
        : `write ${suggestion(path, decoded, articles)}; an address on another site begins with https://`,
    });
  }
  return { dead, media, references };
}

/** Whether an address is neither on another site, nor a path of the site, nor a place in the text. */
function isRelative(address: string): boolean {
  return address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(address);
}

/** The path to the article whose path is most like the one that was written. */
function suggestion(path: string, written: string, articles: ArticleContext["articles"]): string {
  const others = [...articles.keys()]
    .filter((other) => other !== path)
    .map((other) => posix.relative(posix.dirname(path), other));
  if (others.length === 0) return "the name of a file in the article's folder";
  return closest(written.slice(0, 300), others);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
