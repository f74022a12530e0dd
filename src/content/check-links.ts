import { posix } from "node:path";
import { closest } from "fastest-levenshtein";
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { bodyId } from "./ids.ts";
import type { Problem } from "./problem.ts";
import { articleAt, type Surroundings } from "./surroundings.ts";

/**
 * Turns links to the files of other articles into the paths of their pages, and finds the relative
 * links that lead to no article and to no file beside the article. Links to files stay as they are:
 * they are the attachments'. Addresses with a scheme, and paths that begin with `/`, stay too.
 *
 * @param path of the article's file, from the content folder
 * @param isBeside whether there is such a file in the article's folder, by its path from there
 */
export async function checkLinks(
  root: Root,
  path: string,
  articles: Surroundings["articles"],
  isBeside: (file: string) => Promise<boolean>,
): Promise<Problem[]> {
  const links: { node: Element; name: string; target: string }[] = [];
  visit(root, "element", (node) => {
    // The images are looked into by those who press them.
    for (const name of node.tagName === "img" ? [] : ["href", "src", "poster"]) {
      const target = node.properties[name];
      if (typeof target === "string" && isRelative(target)) links.push({ node, name, target });
    }
  });
  const dead: Problem[] = [];
  for (const { node, name, target } of links) {
    const [, file = "", query = "", fragment] =
      /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(target) ?? [];
    const decoded = decode(file);
    const slug = name === "href" ? articleAt(path, decoded, articles) : undefined;
    if (slug !== undefined) {
      const place = fragment === undefined ? "" : `#${fragment && bodyId(slug, fragment)}`;
      node.properties[name] = `/articles/${slug}/${query}${place}`;
    } else if (!(await isBeside(decoded))) {
      dead.push({
        severity: "error",
        offset: node.position?.start.offset ?? 0,
        message: `the link ${target.slice(0, 100)} leads to no article and to no file beside the article`,
        fix: `write ${suggestion(path, decoded, articles)}; an address elsewhere begins with https://`,
      });
    }
  }
  return dead;
}

/** Whether an address is neither on another site, nor a path of the site, nor a place in the text. */
function isRelative(address: string): boolean {
  return address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(address);
}

/** The path to the article whose path is most like the one that was written. */
function suggestion(path: string, written: string, articles: Surroundings["articles"]): string {
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
