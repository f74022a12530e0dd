import type { Root } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import type { Words } from "../../language/words.ts";
import { copyTree } from "./copy-tree.ts";
import { makeReadable } from "./make-readable.ts";

const serializer = unified().use(rehypeStringify).freeze();

/** An article's body as the source of its page: addresses on the site stay paths. */
export function pageHtml(body: Root): string {
  return serializer.stringify(body);
}

/** A copy of an article's body that works in a feed reader. */
export function feedTree(body: Root, pageUrl: string, words: Words): Root {
  const copy = copyTree(body);
  makeReadable(copy, pageUrl, words);
  return copy;
}

/** A tree of {@link feedTree} as source. */
export function feedHtml(tree: Root): string {
  return serializer.stringify(tree);
}

/** A plain text as HTML that shows it. */
export function textHtml(value: string): string {
  return serializer.stringify({ type: "root", children: [{ type: "text", value }] });
}
