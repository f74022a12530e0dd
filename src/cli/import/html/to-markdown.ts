import type { Root, RootContent } from "hast";
import { toMdast } from "hast-util-to-mdast";
import type { Root as MarkdownRoot } from "mdast";
import rehypeParse from "rehype-parse";
import remarkCjk from "remark-cjk-friendly/serializeOnly";
import remarkCjkStrikethrough from "remark-cjk-friendly-gfm-strikethrough/serializeOnly";
import remarkGfm from "remark-gfm";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";
import { messageOf } from "../../../content/content-error.ts";
import { renderMarkdown } from "../../../content/markdown/markdown.ts";
import { withinTime } from "../../../content/markdown/within-time.ts";
import { printable } from "../../../content/source-file.ts";
import type { Words } from "../../../language/words.ts";
import { describePictures, type Resolver, resolveAddresses } from "./addresses.ts";
import { keepAnchors } from "./anchors.ts";
import { takeFootnotes } from "./footnotes.ts";
import { handlers } from "./handlers.ts";
import { htmlBlock } from "./html-blocks.ts";
import type { Complain, TextLoss } from "./losses.ts";
import { prepare } from "./prepare.ts";
import { wordsOf } from "./same-text.ts";
import { strip } from "./strip.ts";
import { tidyInline } from "./tidy-inline.ts";

/** A text as Markdown, and what it lost. */
export interface Converted {
  readonly markdown: string;
  readonly losses: readonly TextLoss[];
  /** Why no article can have this text, as a sentence without a full stop. */
  readonly refusal?: string | undefined;
}

/** What a text needs to know of its article. */
export interface TextContext {
  readonly title: string;
  /** For the rendering that checks the result. */
  readonly slug: string;
  readonly words: Words;
  /** Resolves relative addresses, if it is an http(s) address. */
  readonly base?: string | undefined;
  readonly resolver: Resolver;
}

/** Characters. Markdown may be as long as 200,000, and HTML of pages that editors made may be ten times as long. */
const longestHtml = 3_000_000;

/** Milliseconds. HTML that never closes makes every parser slow. */
const longestTime = 20_000;

/** Characters. HTML this short is always fast, and a timer would cost more than the work itself. */
const shortHtml = 8000;

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

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

/**
 * Turns HTML into the Markdown of an article. What Markdown cannot say stays as HTML, if an article may have it; the rest
 * is lost, with a line. The result is rendered again and compared with the source word by word: a passage that
 * would read differently stays HTML. Never throws.
 */
export async function htmlToMarkdown(html: string, context: TextContext): Promise<Converted> {
  const losses: TextLoss[] = [];
  const complain: Complain = (reason, where) => {
    losses.push({ line: where?.position?.start.line, reason });
  };
  const text = printable(html.replace(/\r\n?/g, "\n"));
  if (text.length > longestHtml) {
    return { markdown: "", losses, refusal: `its text is longer than ${longestHtml} characters` };
  }
  try {
    const base = /^https?:/i.test(context.base ?? "") ? context.base : undefined;
    const timed = text.length > shortHtml ? withinTime : untimed;
    const { root, sources } = timed(longestTime, () => {
      const parsed = parser.parse(text);
      const sources = prepare(parsed, base, context.words, complain);
      return { root: strip(parsed, text, complain), sources };
    });
    describePictures(root, context.title, complain);
    await resolveAddresses(root, sources, context.resolver, complain);
    const markdown = timed(longestTime, () => {
      takeFootnotes(root);
      keepAnchors(root);
      tidyInline(root);
      return write(root, context, complain);
    });
    return { ...markdown, losses: losses.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  } catch (cause) {
    // HTML that is nested thousands deep exhausts the stack of every parser.
    const markdown = writer.stringify(paragraphs(text));
    complain(`its HTML cannot be read (${messageOf(cause)}), so only its words are here`);
    return { markdown, losses };
  }
}

/**
 * Writes a tree as Markdown, checks it, and writes as HTML what would read differently. Formulas between dollar signs
 * stay formulas if they are valid.
 */
function write(root: Root, context: TextContext, complain: Complain): Omit<Converted, "losses"> {
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

function untimed<T>(_: number, work: () => T): T {
  return work();
}

/** Writes one block, as HTML if its Markdown would read differently. */
function passage(node: RootContent, context: TextContext, complain: Complain): string {
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

function proofRead(markdown: string, { slug, words }: TextContext) {
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

/** The words of HTML that cannot be parsed, a paragraph for each block. */
function paragraphs(html: string): MarkdownRoot {
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
  return {
    type: "root",
    children: blocks.map((value) => ({ type: "paragraph", children: [{ type: "text", value }] })),
  };
}
