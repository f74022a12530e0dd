import type { Element, Root } from "hast";
import { toText } from "hast-util-to-text";
import { walkElements } from "../../../content/markdown/walk.ts";
import { pictureIn } from "./figures.ts";
import type { Complain } from "./losses.ts";

/** Brings what an article refers to, and says how the article names it afterwards. Never throws. */
export interface Resolver {
  /**
   * @param sources addresses under which the picture may be, the best first
   * @returns the name of the file beside the article, or an address elsewhere; undefined if there is nothing to show
   */
  picture(sources: readonly string[], complain: Complain): Promise<string | undefined>;
  /** A recording or a film. */
  recording(address: string, complain: Complain): Promise<string | undefined>;
  /** The target of a link: another article, a document of the old site, or any other address. */
  link(address: string, complain: Complain): Promise<string | undefined>;
}

/**
 * Replaces the addresses in a text with those that the article needs: names of files beside it, paths to other articles,
 * addresses elsewhere. Changes the tree.
 *
 * @param sources the addresses under which each picture may be, by its `src`
 */
export async function resolveAddresses(
  root: Root,
  sources: ReadonlyMap<string, readonly string[]>,
  resolver: Resolver,
  complain: Complain,
): Promise<void> {
  unlinkPictures(root, sources);
  const elements: Element[] = [];
  walkElements(root, (node) => {
    elements.push(node);
    return undefined;
  });
  const gone = new Set<Element>();
  // One after the other, because names of files must not depend on which server is faster.
  for (const node of elements) {
    const { tagName, properties } = node;
    const here: Complain = (reason) => complain(reason, node);
    const { src, href, poster } = properties;
    if (/^(?:img|audio|video|source)$/.test(tagName) && typeof src === "string") {
      const found =
        tagName === "img"
          ? await resolver.picture(sources.get(src) ?? [src], here)
          : await resolver.recording(src, here);
      if (found === undefined) gone.add(node);
      properties["src"] = found;
    }
    if (typeof poster === "string") properties["poster"] = await resolver.picture([poster], here);
    if (tagName === "a" && typeof href === "string") {
      properties["href"] = await resolver.link(href, here);
    }
  }
  walkElements(root, (node, index, parent) => {
    if (!gone.has(node)) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}

/** A picture that only links to itself in a larger size needs no link: it is brought in its largest size. */
function unlinkPictures(root: Root, sources: ReadonlyMap<string, readonly string[]>): void {
  walkElements(root, (node, index, parent) => {
    const picture = node.tagName === "a" ? pictureIn(node) : undefined;
    if (picture === undefined) return undefined;
    const known = sources.get(String(picture.properties["src"])) ?? [];
    const { href } = node.properties;
    if (typeof href !== "string" || !known.some((source) => isSame(source, href))) return undefined;
    parent.children.splice(index, 1, picture);
    return index;
  });
}

function isSame(source: string, href: string): boolean {
  return source === href || (URL.parse(href, source)?.href ?? href) === source;
}

/**
 * Gives each picture a description that has none, because every picture must have one: its caption, or else words of
 * its name, or else the title of the article. Changes the tree.
 */
export function describePictures(root: Root, title: string, complain: Complain): void {
  const visit = (node: Root | Element, caption: string) => {
    for (const child of node.children) {
      if (child.type !== "element") continue;
      if (child.tagName === "img" && String(child.properties["alt"] ?? "").trim() === "") {
        child.properties["alt"] = standIn(caption, String(child.properties["src"] ?? ""), title);
        complain(
          `a picture has no description, so ${child.properties["alt"]} stands in for it`,
          child,
        );
      }
      const own = child.children.find(
        (inner): inner is Element => inner.type === "element" && inner.tagName === "figcaption",
      );
      visit(child, own === undefined ? caption : toText(own).replace(/\s+/g, " ").trim());
    }
  };
  visit(root, "");
}

/** What stands in for the description of a picture. */
export function standIn(caption: string, address: string, title: string): string {
  const [, name = ""] = /([^/?#]*?)(?:\.\w+)?(?:[?#].*)?$/.exec(address) ?? [];
  const words = name.replace(/[-_+]|%20/g, " ").trim();
  // IMG_1234, DSC00012 and 0a1b2c say nothing.
  const isName = /^[a-z]+(?: [a-z]+)+$/i.test(words);
  return caption || (isName ? words : "") || title || "Picture";
}
