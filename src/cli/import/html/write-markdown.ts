import type { Root, RootContent } from "hast";
import { toMdast } from "hast-util-to-mdast";
import type { Root as MarkdownRoot } from "mdast";
import remarkCjk from "remark-cjk-friendly/serializeOnly";
import remarkCjkStrikethrough from "remark-cjk-friendly-gfm-strikethrough/serializeOnly";
import remarkGfm from "remark-gfm";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";
import { renderMarkdown } from "../../../content/markdown/markdown.ts";
import { walk } from "../../../content/markdown/walk.ts";
import type { Words } from "../../../language/words.ts";
import { recordingOf } from "./figures.ts";
import { handlers } from "./handlers.ts";
import { htmlBlock } from "./html-blocks.ts";
import type { Complain } from "./losses.ts";

/** @param unsafe what is escaped besides what Markdown itself takes for marks */
const writerOf = (unsafe: Options["unsafe"] = []) =>
  unified()
    .use(remarkGfm, { tablePipeAlign: false })
    .use(remarkCjk)
    .use(remarkCjkStrikethrough)
    .use(remarkStringify, {
      bullet: "-",
      emphasis: "*",
      rule: "-",
      fences: true,
      listItemIndent: "one",
      unsafe,
    })
    .freeze();
const writer = writerOf();

/** Writes dollar signs so that they never begin a formula. */
const careful = writerOf([{ character: "$", inConstruct: "phrasing" }]);

/** Elements whose tags begin a block of HTML (CommonMark, section 4.6). Within others, Markdown counts. */
const startsBlock =
  /^(?:blockquote|details|div|dl|figure|h[1-6]|hr|iframe|ol|p|pre|section|table|ul)$/;

/** What the rendering that checks a text needs to know of its article. */
interface ProofContext {
  readonly slug: string;
  readonly words: Words;
}

/** A text as Markdown. */
interface Written {
  readonly markdown: string;
  /** Why no article can have this text, as a sentence without a full stop. */
  readonly refusal?: string | undefined;
}

/**
 * Writes a tree as Markdown, checks it, and writes as HTML what would read differently. Formulas between dollar signs
 * stay formulas if they are valid.
 */
export function writeMarkdown(root: Root, context: ProofContext, complain: Complain): Written {
  const words = wordsOf(root);
  let markdown = markdownOf(root);
  let read = proofRead(markdown, context);
  if (markdown.includes("$") && (read.refusal !== undefined || read.words !== words)) {
    markdown = markdownOf(root, careful);
    read = proofRead(markdown, context);
  }
  if (read.refusal !== undefined || read.words === words) {
    return { markdown, refusal: read.refusal };
  }
  const blocks = root.children.map((child) => passage(child, context, complain));
  markdown = `${blocks.join("\n\n").trim()}\n`;
  read = proofRead(markdown, context);
  if (read.words !== words) {
    complain("its text may read differently from the source: compare the two");
  }
  return { markdown, refusal: read.refusal };
}

/** Writes one block, as HTML if its Markdown would read differently. */
function passage(node: RootContent, context: ProofContext, complain: Complain): string {
  const alone: Root = { type: "root", children: [node] };
  const markdown = markdownOf(alone, careful).trim();
  if (node.type !== "element" || proofRead(markdown, context).words === wordsOf(alone))
    return markdown;
  // The number of a footnote has a meaning only in Markdown.
  if (/footnote-/.test(JSON.stringify(node))) return markdown;
  complain("a passage that Markdown would change stays HTML", node);
  if (startsBlock.test(node.tagName)) return htmlBlock(node);
  return htmlBlock({ type: "element", tagName: "p", properties: {}, children: [node] });
}

function proofRead(markdown: string, { slug, words }: ProofContext) {
  const { root, findings } = renderMarkdown(markdown, slug, words);
  return {
    words: wordsOf(root),
    refusal: findings.find(({ severity }) => severity === "error")?.message,
  };
}

function markdownOf(root: Root, style = writer): string {
  const tree = toMdast(root, { handlers: { ...handlers }, document: true });
  return tree.type === "root" ? style.stringify(tree) : "";
}

/**
 * The words of a tree, without white space and the dollar signs of formulas, to compare two trees. It leaves out what rendering adds to footnotes, and
 * what browsers without players show in place of one.
 */
export function wordsOf(root: Root): string {
  let words = "";
  walk(root, (node) => {
    if (node.type === "text") words += node.value;
    if (node.type !== "element") return undefined;
    const { id, dataFootnoteRef, dataFootnoteBackref } = node.properties;
    const isLabel = node.tagName === "h2" && /(?:^|--)footnote-label$/.test(String(id ?? ""));
    const isMark = dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined;
    // A link to a recording becomes a player where it stands alone.
    const isPlayer = /^(?:audio|video)$/.test(node.tagName) || recordingOf(node) !== undefined;
    return isLabel || isMark || isPlayer ? "skip" : undefined;
  });
  return words.replace(/[\s$]+/g, "");
}

/** Writes the words of HTML that cannot be parsed, a paragraph for each block. */
export function writeWords(html: string): string {
  const blocks = html
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, "")
    .split(/<\/?(?:p|div|h\d|li|blockquote|tr)\b[^>]*>/i)
    .map((block) =>
      block
        .replace(/<[^>]*>/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((block) => block !== "");
  const tree: MarkdownRoot = {
    type: "root",
    children: blocks.map((value) => ({ type: "paragraph", children: [{ type: "text", value }] })),
  };
  return writer.stringify(tree);
}
