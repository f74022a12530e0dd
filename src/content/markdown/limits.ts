import type { Nodes } from "mdast";
import type { TextFinding } from "../content-error.ts";

/** The longest text of an article, in UTF-16 units: three times the longest of magazine features. */
export const longestText = 200_000;

/** The most lines of an article's text. */
export const mostLines = 5000;

/** How deep quotations, lists and HTML elements may stand in each other. */
export const deepestNesting = 50;

/**
 * How much work one text may be: over its blocks, the sum of the squares of the marks in each. The
 * Markdown parser compares the marks of a paragraph with each other, and moves all that follows when
 * it has understood one, so its time grows with that square. This much takes it about a second. A
 * book has a tenth of it, 1,400 marks in one paragraph have all of it.
 */
const mostWork = 2_000_000;

/** What opens and closes emphasis, links, images and HTML within a paragraph. */
const delimiter = /[*_~[\]<!]/g;

/** What opens and closes code: the parser looks for the same number of them up to the block's end. */
const ticks = /`+/g;

/** So many characters are looked through in the time that two marks take to be compared. */
const charactersPerComparison = 20;

/** Markers of quotations, lists and footnotes at the beginning of a line. */
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:))+/;
const container = /[ \t]+|>|[-+*]|\d+[.)]|\[\^[^\]\s]+\]:/g;

/**
 * Finds out, without parsing it and in time that grows with its length alone, whether a text is too
 * long or too entangled to be parsed: the parser has no limits of its own.
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

/** Whether a line begins a block: an empty one, an item of a list, a row of a table, a heading. */
function begins(line: string): boolean {
  return /^[ \t>]*(?:$|[-+*][ \t]|\d{1,9}[.)][ \t]|\||#|`{3}|~{3})/.test(line);
}

/** At most so many quotations and lists does a line stand in. An indentation of two may be a list. */
function nesting(line: string): number {
  const markers = containers.exec(line)?.[0] ?? "";
  let depth = 0;
  for (const [part] of markers.matchAll(container)) {
    depth += part.trim() === "" ? Math.floor((part.length - 1) / 2) : 1;
  }
  return depth;
}

function tooMuch(offset: number, message: string, fix: string): TextFinding {
  return { severity: "error", offset, message, fix };
}

/** How many elements a text may become, counted from above. */
const mostElements = 50_000;

/** HTML elements that contain nothing, or that end where the next one begins. */
const notNesting = new Set(
  "area base br col embed hr img input link meta param source track wbr p li tr td th tbody thead tfoot".split(
    " ",
  ),
);

/** Parts of Markdown that stand in each other; the others come with them or hold only text. */
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
 * Finds out, before it is made into HTML, whether a parsed text is nested too deeply, or whether
 * elements that were never closed would be repeated in too many paragraphs: an HTML parser opens
 * `<b>` again in every paragraph that follows (HTML, section 13.2.4.3).
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
    // Each row is filled up with empty cells to the length of the first.
    if (node.type === "table") {
      elements += node.children.length * (node.children[0]?.children.length ?? 0);
    }
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
    // Last in, first out: the children in reverse come out in order.
    if ("children" in node) {
      for (const child of node.children.toReversed()) {
        waiting.push({ node: child, depth });
      }
    }
  }
  return undefined;
}
