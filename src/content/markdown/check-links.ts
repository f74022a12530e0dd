import { posix } from "node:path";
import { closest } from "fastest-levenshtein";
import type { Element, Root } from "hast";
import { percentDecoded } from "../../article/percent-decoded.ts";
import type { TextFinding } from "../content-error.ts";
import type { ArticleFolder } from "../files/article-folder.ts";
import { serveFile } from "../files/attachments.ts";
import { type ArticleContext, addressOfFile, articleFile } from "../list-articles.ts";
import type { MediaFile } from "../manuscript.ts";
import { bodyId } from "./headings-and-ids.ts";
import { walkElements } from "./walk.ts";

/** Where the links of a body lead. */
export interface CheckedLinks {
  readonly dead: readonly TextFinding[];
  /** The files in the article's folder to which it links. */
  readonly media: readonly MediaFile[];
  /** The files of other articles to which it links: paths from the content folder. */
  readonly references: readonly string[];
}

/**
 * Rewrites the relative links of a body. A link to the file of another article becomes the path of its
 * page; a link to a file in the article's folder becomes the path at which the site serves it. A link
 * that leads to neither becomes an error in `dead`. Addresses with a scheme, and paths that begin with
 * `/`, stay as they are.
 *
 * @param root is changed
 * @param path the path of the article's file, from the content folder
 */
export async function checkLinks(
  root: Root,
  path: string,
  articles: ArticleContext["articles"],
  folder: ArticleFolder,
): Promise<CheckedLinks> {
  const links: { node: Element; name: string; target: string }[] = [];
  walkElements(root, (node) => {
    // adopt-images.ts takes care of images.
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
    const decoded = percentDecoded(file);
    const other = name === "href" ? articleFile(path, decoded, articles) : undefined;
    const slug = articles.get(other ?? "");
    if (other !== undefined && slug !== undefined) {
      const place = fragment === undefined ? "" : `#${fragment && bodyId(slug, fragment)}`;
      node.properties[name] = `${addressOfFile(other)}${query}${place}`;
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

/** Whether an address is relative: no scheme, no leading `/`, and not just a fragment. */
function isRelative(address: string): boolean {
  return address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(address);
}

/** The path to another article that is closest to the path that the author wrote. */
function suggestion(path: string, written: string, articles: ArticleContext["articles"]): string {
  const others = [...articles.keys()]
    .filter((other) => other !== path)
    .map((other) => posix.relative(posix.dirname(path), other));
  if (others.length === 0) return "the name of a file in the article's folder";
  return closest(written.slice(0, 300), others);
}
