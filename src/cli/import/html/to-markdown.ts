import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { messageOf } from "../../../content/content-error.ts";
import { withinTime } from "../../../content/markdown/within-time.ts";
import { printable } from "../../../content/source-file.ts";
import type { Words } from "../../../language/words.ts";
import { describePictures, type Resolver, resolveAddresses } from "./addresses.ts";
import { keepAnchors, tidyInline } from "./fit-for-markdown.ts";
import { takeFootnotes } from "./footnotes.ts";
import type { Complain, TextLoss } from "./losses.ts";
import { prepare } from "./prepare.ts";
import { strip } from "./strip.ts";
import { writeMarkdown, writeWords } from "./write-markdown.ts";

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
      return writeMarkdown(root, context, complain);
    });
    return { ...markdown, losses: losses.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  } catch (cause) {
    // HTML that is nested thousands deep exhausts the stack of every parser.
    const markdown = writeWords(text);
    complain(`its HTML cannot be read (${messageOf(cause)}), so only its words are here`);
    return { markdown, losses };
  }
}

function untimed<T>(_: number, work: () => T): T {
  return work();
}
