import type { Nodes, Root } from "mdast";
import remarkCjk from "remark-cjk-friendly/parseOnly";
import remarkCjkStrikethrough from "remark-cjk-friendly-gfm-strikethrough/parseOnly";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { findFormulas } from "./find-formulas.ts";

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  // CommonMark does not read **“重要”**的 as emphasis: it expects a space or punctuation after such a mark.
  .use(remarkCjk)
  .use(remarkCjkStrikethrough)
  .use(fewerSearches)
  .freeze();
const parserWithoutMail = parser().use(withoutMailLinks).freeze();

/**
 * Parses CommonMark with GitHub's extensions (GFM). Beside Chinese, Japanese or Korean characters, marks of
 * emphasis work as if these characters had spaces around them. Formulas are found between dollar signs.
 */
export function parseMarkdown(text: string): Root {
  const usual = text.includes("@") ? parser : parserWithoutMail;
  return text.includes("$") ? usual().use(findFormulas, text).parse(text) : usual.parse(text);
}

/*
 * Plugins to use after remark-gfm, which spends a third of the parsing time on its search for addresses
 * without markup. They make the search faster and do not change what it finds.
 */

/**
 * Switches off the search for mail addresses, which remark-gfm tries at the beginning of every word. Only
 * for texts without an `@`.
 */
export function withoutMailLinks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({ text, ...others }) => ({
    ...others,
    text: Object.fromEntries(
      Object.entries(text ?? {}).map(([code, constructs]) => [
        code,
        [constructs ?? []].flat().filter(({ name }) => name !== "emailAutolink"),
      ]),
    ),
  }));
}

/** Skips the search in parsed texts that have no address outside links. */
export function fewerSearches(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms, ...others }) => ({
      ...others,
      transforms: (transforms ?? []).map(
        (search) => (tree) => (mayHoldAddress(tree) ? search(tree) : undefined),
      ),
    }));
}

function mayHoldAddress(node: Nodes): boolean {
  if (node.type === "text") return /@|www\.|https?:\/\//i.test(node.value);
  if (node.type === "link" || node.type === "linkReference" || !("children" in node)) return false;
  return node.children.some(mayHoldAddress);
}
