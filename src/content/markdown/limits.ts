import type { Nodes } from "mdast";
import type { TextFinding } from "../content-error.ts";
import { formulaLanguage } from "./find-formulas.ts";

/** The longest text of an article, in UTF-16 units: three times the longest magazine feature. */
export const longestText = 200_000;

/** The most lines of an article's text. */
export const mostLines = 5000;

/** How deeply quotations, lists and HTML elements may be nested. */
export const deepestNesting = 50;

/**
 * The most work that one text may cause. The work is the sum, over its blocks, of the square of the
 * number of delimiters in the block: the Markdown parser compares a paragraph's delimiters with each
 * other, and moves everything after one that it has resolved. The limit takes about a second. A whole
 * book reaches a tenth of it; 1,400 delimiters in one paragraph reach all of it.
 */
const mostWork = 2_000_000;

/** The characters that open and close emphasis, links, images and HTML in a paragraph. */
const delimiter = /[*_~[\]<!]/g;

/** What opens and closes code and formulas. The parser searches for an equal run up to the block's end. */
const ticks = /`+|\$+/g;

/** How many characters the parser searches in the time in which it compares two delimiters. */
const charactersPerComparison = 20;

/** The markers of quotations, lists and footnotes at the beginning of a line. */
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:))+/;
const container = /[ \t]+|>|[-+*]|\d+[.)]|\[\^[^\]\s]+\]:/g;

/**
 * Checks whether a text is too long or too entangled to parse. The parser has no limits of its own.
 * The check does not parse, and its time grows linearly with the length.
 *
 * @returns an error, or undefined if the text can be parsed
 */
export function checkTextLimits(text: string): TextFinding | undefined {
  if (text.length > longestText) {
    return tooMuch(
      longestText,
      `the text is longer than ${longestText} characters`,
      "divide it into several articles, or attach it as a file",
    );
  }
  let offset = 0;
  let lines = 0;
  let fence: string | undefined;
  let block = { offset: 0, delimiters: 0, ticks: 0, length: 0 };
  let heaviest = { offset: 0, work: 0 };
  let work = 0;
  const endBlock = () => {
    const more = block.delimiters ** 2 + (block.ticks * block.length) / charactersPerComparison;
    work += more;
    if (more > heaviest.work) heaviest = { offset: block.offset, work: more };
  };
  for (const line of text.split("\n")) {
    lines += 1;
    if (lines > mostLines) {
      return tooMuch(
        offset,
        `the text has more than ${mostLines} lines`,
        "divide it into several articles, or attach it as a file",
      );
    }
    if (nesting(line) > deepestNesting) {
      return tooMuch(
        offset,
        `quotations or lists are nested more than ${deepestNesting} deep`,
        "nest them less deeply; to show such a line as it is, put it between lines of ```",
      );
    }
    const fenced = /^[ \t>]*(```|~~~)/.exec(line)?.[1];
    const inCode = fence !== undefined;
    if (fenced !== undefined && (fence === undefined || fence === fenced)) {
      fence = inCode ? undefined : fenced;
    }
    if (inCode || begins(line)) {
      endBlock();
      block = { offset, delimiters: 0, ticks: 0, length: 0 };
    }
    if (!inCode) {
      block.delimiters += line.match(delimiter)?.length ?? 0;
      block.ticks += line.match(ticks)?.length ?? 0;
      block.length += line.length + 1;
    }
    offset += line.length + 1;
  }
  endBlock();
  if (work <= mostWork) return undefined;
  return tooMuch(
    heaviest.offset,
    "one paragraph has too many brackets, asterisks, underscores or other marks",
    "split it with empty lines; to show such text as it is, put it between lines of ```",
  );
}

/** Whether a line begins a block. Empty lines, list items, table rows, headings and fences do. */
function begins(line: string): boolean {
  return /^[ \t>]*(?:$|[-+*][ \t]|\d{1,9}[.)][ \t]|\||#|`{3}|~{3})/.test(line);
}

/** An upper bound for how deeply a line is nested. Two columns of indentation may mean a list. */
function nesting(line: string): number {
  const markers = containers.exec(line)?.[0] ?? "";
  let depth = 0;
  for (const [part] of markers.matchAll(container)) {
    depth += part.trim() === "" ? Math.floor((part.length - 1) / 2) : 1;
  }
  return depth;
}

function isFormula(node: Nodes): node is Extract<Nodes, { value: string }> {
  return (
    node.type === "math" ||
    node.type === "inlineMath" ||
    (node.type === "code" && node.lang === formulaLanguage)
  );
}

function tooMuch(offset: number, message: string, fix: string): TextFinding {
  return { severity: "error", offset, message, fix };
}

/** How many elements a text may produce, by an upper estimate. */
const mostElements = 50_000;

/** HTML elements that have no content, or that end where the next one begins. */
const notNesting = new Set(
  "area base br col embed hr img input link meta param source track wbr p li tr td th tbody thead tfoot".split(
    " ",
  ),
);

/** Markdown nodes that nest. The others come along with these, or contain only text. */
const nestingTypes: ReadonlySet<Nodes["type"]> = new Set([
  "blockquote",
  "listItem",
  "footnoteDefinition",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
] as const);

/**
 * Checks, before a parsed text becomes HTML, whether it is nested too deeply or would produce too many
 * elements. An element that is never closed multiplies: an HTML parser opens `<b>` again in every
 * paragraph that follows (HTML, section 13.2.4.3).
 *
 * @returns an error, or undefined if the tree can become HTML
 */
export function checkTreeLimits(root: Nodes): TextFinding | undefined {
  // No recursion: the tree may be deep.
  const waiting = [{ node: root, depth: 0 }];
  const open: string[] = [];
  let elements = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    const depth = next.depth + (nestingTypes.has(node.type) ? 1 : 0);
    elements += 1 + open.length;
    // Every row is padded with empty cells to the length of the first.
    if (node.type === "table") {
      elements += node.children.length * (node.children[0]?.children.length ?? 0);
    }
    // A formula makes an element of each letter, or fewer.
    if (isFormula(node)) elements += node.value.length;
    if (node.type === "html") {
      const tags = node.value.replace(/<!--.*?-->/gs, "").matchAll(/<(\/?)([a-z][^\s/>]*)/gi);
      for (const [, slash, written = ""] of tags) {
        const name = written.toLowerCase();
        if (slash === "") {
          elements += 1 + open.length;
          if (!notNesting.has(name)) open.push(name);
        } else {
          const opened = open.lastIndexOf(name);
          if (opened >= 0) open.length = opened;
        }
        if (depth + open.length > deepestNesting || elements > mostElements) break;
      }
    }
    const offset = node.position?.start.offset ?? 0;
    if (depth + open.length > deepestNesting) {
      const unclosed = open.at(-1);
      return {
        severity: "error",
        offset,
        message: `elements are nested more than ${deepestNesting} deep`,
        fix:
          unclosed === undefined
            ? "nest them less deeply"
            : `close each element; a </${unclosed}> may be missing`,
      };
    }
    if (elements > mostElements) {
      return {
        severity: "error",
        offset,
        message: `the text would produce more than ${mostElements} elements`,
        fix: "close each element, or divide the text into several articles",
      };
    }
    // The list is last in, first out, so reversed children come out in order.
    if ("children" in node) {
      for (const child of node.children.toReversed()) {
        waiting.push({ node: child, depth });
      }
    }
  }
  return undefined;
}
