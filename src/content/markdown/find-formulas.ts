import type { Nodes, Paragraph, Root } from "mdast";
import remarkMath from "remark-math";
import type { Data, Processor } from "unified";

type Extension = NonNullable<Data["micromarkExtensions"]>[number];
type Constructs = NonNullable<Extension["text"]>[string];
type Construct = Extract<Constructs, { tokenize: unknown }>;

/**
 * A plugin that finds formulas: `$…$` in a line, and blocks between two lines of `$$`. The usual plugin
 * takes what stands between any two dollar signs for a formula. With this one, sums of money, names of
 * variables and lonely dollar signs stay text.
 *
 * @param text the whole text that will be parsed
 */
export function findFormulas(this: Processor, text: string): void {
  const blocks = linesThatBeginBlocks(text);
  const data = this.data();
  const before = data.micromarkExtensions ?? [];
  data.micromarkExtensions = [];
  remarkMath.call(this);
  const added = data.micromarkExtensions.map((extension) => ({
    ...extension,
    flow: withEach(extension.flow, (construct) => onlyOnLines(construct, blocks)),
    text: withEach(extension.text, onlyFormulas),
  }));
  data.micromarkExtensions = [...before, ...added];
}

function withEach(
  all: Extension["text"],
  change: (construct: Construct) => Construct,
): Record<string, Construct[]> {
  return Object.fromEntries(
    Object.entries(all ?? {}).map(([code, constructs]) => [
      code,
      [constructs ?? []].flat().map(change),
    ]),
  );
}

/** Lets a construct begin only on some lines, which count from 1. */
function onlyOnLines(construct: Construct, lines: ReadonlySet<number>): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const start = construct.tokenize.call(this, effects, ok, nok);
      return (code) => (lines.has(this.now().line) ? start(code) : nok(code));
    },
  };
}

/** Takes back what a construct found unless it is a formula. The parser then reads on after the sign. */
function onlyFormulas(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const before = this.previous;
      return construct.tokenize.call(
        this,
        effects,
        (after) => {
          const token = this.events.at(-1)?.[1];
          const source = token === undefined ? "" : this.sliceSerialize(token);
          return isFormula(source, characterOf(before), characterOf(after))
            ? ok(after)
            : nok(after);
        },
        nok,
      );
    },
  };
}

/** The character of a code, or a space for the end of a line or of the text. */
function characterOf(code: number | null): string {
  return code === null || code < 0 ? " " : String.fromCodePoint(code);
}

/**
 * Whether a text between dollar signs is a formula rather than prose. Next to a single dollar sign, the
 * inside has no space, and the outside neither a letter nor a digit, as in Pandoc. Outside braces, a
 * formula holds no dollar sign, no two words in a row and no Chinese, Japanese or Korean characters; if it begins with a
 * number, no word may follow. TeX would set such words as products of letters.
 *
 * @param source with its dollar signs
 * @param before the character before it
 * @param after the character after it
 */
export function isFormula(source: string, before: string, after: string): boolean {
  const signs = /^\$+/.exec(source)?.[0].length ?? 0;
  const inside = source.slice(signs, -signs);
  if (/^\s*$|^\s+\p{L}{2,}\s+$/u.test(inside)) return false;
  if (signs === 1) {
    if (/^\s|[\s\\]$/.test(inside) || /[\p{L}\p{N}]/u.test(before + after)) return false;
  }
  const plain = outsideBraces(inside).replace(/\\[a-z]+/gi, "\\");
  if (plain.includes("$")) return false;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(plain)) return false;
  const words = plain.split(/[\s,.;:!?]+/).filter((word) => word !== "");
  const isWord = (word: string | undefined) => /^\p{L}{2,}$/u.test(word ?? "");
  if (/^\d/.test(plain.trim()) && words.slice(1).some(isWord)) return false;
  return !words.some((word, index) => {
    const next = words[index + 1];
    return isWord(word) && isWord(next) && `${word}${next}`.length > 4;
  });
}

function outsideBraces(source: string): string {
  let depth = 0;
  let outside = "";
  for (const character of source) {
    if (character === "{") depth += 1;
    if (depth === 0) outside += character;
    if (character === "}") depth = Math.max(0, depth - 1);
  }
  return outside;
}

/** What can stand before the content of a line: quotations, lists and indentation. */
const containers = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*/;

/**
 * The lines, from 1, that consist of `$$` and that another such line ends before the next empty line. For
 * a block that never ends, the usual plugin takes the whole rest of the text.
 */
function linesThatBeginBlocks(text: string): ReadonlySet<number> {
  const begin = new Set<number>();
  const lines = text.split("\n").map((line) => line.replace(containers, "").trimEnd());
  let longestEnd = 0;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? "";
    if (line === "") longestEnd = 0;
    if (!/^\${2,}$/.test(line)) continue;
    if (longestEnd >= line.length) begin.add(index + 1);
    longestEnd = Math.max(longestEnd, line.length);
  }
  return begin;
}

/** The language of code that is a formula in TeX. */
export const formulaLanguage = "math";

/**
 * Turns the formulas of a tree into code in the language `math`, as three backticks and `math` make it: a
 * block for a formula between `$$` that has a paragraph or lines of its own. Changes the tree.
 */
export function formulasToCode(root: Root, markdown: string): void {
  const waiting: Parent[] = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const [index, node] of parent.children.entries()) {
      const formula = node.type === "paragraph" ? onlyFormulaIn(node, markdown) : node;
      if (formula.type === "math" || (formula.type === "inlineMath" && formula !== node)) {
        const { value, position } = formula;
        parent.children[index] = { type: "code", lang: formulaLanguage, value, position };
      } else if (node.type === "inlineMath") {
        const hProperties = { className: [`language-${formulaLanguage}`] };
        node.data = { ...node.data, hProperties };
      } else if ("children" in node) {
        waiting.push(node);
      }
    }
  }
}

type InlineMath = Extract<Nodes, { type: "inlineMath" }>;

interface Parent {
  readonly children: Nodes[];
}

/** The formula between `$$` that is all of a paragraph, or else the paragraph. */
function onlyFormulaIn(paragraph: Paragraph, markdown: string): Paragraph | InlineMath {
  const [only, ...others] = paragraph.children;
  const start = only?.position?.start.offset ?? 0;
  return only?.type === "inlineMath" && others.length === 0 && markdown.startsWith("$$", start)
    ? only
    : paragraph;
}
