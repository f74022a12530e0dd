import type { Nodes, Root } from "mdast";
import type { TextFinding } from "../content-error.ts";
import { markdownNodes } from "./walk.ts";

/*
 * What texts from word processors hold, and Markdown reads in another way than meant: indented paragraphs,
 * bullets that make no list, names of files with spaces. Each gives one warning for the whole article.
 */

/** Bullets, two of them from the fonts Symbol and Wingdings, and the letter o that Word puts before a tab. */
const bullet = /^[\s>]*([•‣◦∙⁃▪▫●○■□➢➤❖\uF0B7\uF0A7]|·(?=\s)|o(?=\t))/;

/** A dash makes a list if two lines of one paragraph begin with one. A single one is spoken dialogue. */
const dash = /^[\s>]*([–—―])\s/;

/** A picture or a link to a file. The name may hold pairs of brackets: `Photo (2).jpg`. */
const named =
  /(!?)\[[^\]\n]*\]\(((?:[^<>()"\n]|\([^<>()"\n]*\))+?\.[a-z0-9]{2,5})[ \t]*(?:"[^"\n]*"[ \t]*)?\)/gi;

interface Found {
  /** From the beginning of the text, in UTF-16 units. */
  readonly offset: number;
  readonly what: string;
}

/** Warnings of what was pasted, at most one of each kind, at its first place. */
export function pastedText(root: Root, markdown: string): TextFinding[] {
  const paragraphs: Found[] = [];
  const bullets: Found[] = [];
  const pictures: Found[] = [];
  const links: Found[] = [];
  for (const node of markdownNodes(root)) {
    if (node.type === "code") {
      const blocks = indentedParagraphs(node, markdown);
      bullets.push(...blocks.flatMap(bulletsIn));
      paragraphs.push(...blocks.filter(({ what }) => !bullet.test(what) && isProseLike(what)));
    } else if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell") {
      const own = { offset: startOf(node), what: markdown.slice(startOf(node), endOf(node)) };
      if (node.type === "paragraph") bullets.push(...bulletsIn(own));
      for (const { offset, what, isPicture } of namesWithSpaces(node, own)) {
        (isPicture ? pictures : links).push({ offset, what });
      }
    }
  }
  return [
    ...warning(
      paragraphs,
      () => "this paragraph is shown as program code, because it is indented",
      (number) => `${number} paragraphs are shown as program code, because they are indented`,
      () =>
        "remove the tab or the spaces before the first word; to show program code, put it between two lines of ```",
    ),
    ...warning(
      bullets,
      (sign) => `this line begins with ${sign}, which does not make a list`,
      (number, sign) =>
        `${number} lines begin with signs such as ${sign}, which do not make a list`,
      () =>
        "begin each item with a hyphen and a space instead, as in - item, and leave an empty line above the first",
    ),
    ...warning(
      pictures,
      () => "this picture does not appear, because the name of its file contains a space",
      (number) =>
        `${number} pictures do not appear, because the names of their files contain spaces`,
      (name) => `write such a name between < and >, as in ![What it shows](<${name}>)`,
    ),
    ...warning(
      links,
      () => "this is not a link, because the name of its file contains a space",
      (number) => `${number} links are not links, because the names of their files contain spaces`,
      (name) => `write such a name between < and >, as in [words](<${name}>)`,
    ),
  ];
}

function warning(
  all: readonly Found[],
  one: (what: string) => string,
  several: (number: number, what: string) => string,
  fixOf: (what: string) => string,
): TextFinding[] {
  const [first] = all;
  if (first === undefined) return [];
  const { offset, what } = first;
  const message = all.length === 1 ? one(what) : `${several(all.length, what)}; this is the first`;
  return [{ severity: "warning", offset, message, fix: fixOf(what) }];
}

/** The paragraphs of a block of code that is one because of its indentation. */
function indentedParagraphs(node: Nodes, markdown: string): Found[] {
  const start = startOf(node);
  const source = markdown.slice(start, endOf(node));
  if (/^\s*(```|~~~)/.test(source)) return [];
  return [...source.matchAll(/(?:^|(?<=\n))[^\S\n]*\S.*(?:\n[^\S\n]*\S.*)*/g)].map(
    ({ 0: what, index }) => ({ offset: start + index + what.search(/\S/), what }),
  );
}

function bulletsIn({ offset, what }: Found): Found[] {
  // The offset of an indented paragraph is that of its first word.
  let lineStart = offset - (/^\s*/.exec(what)?.[0].length ?? 0);
  const found: Found[] = [];
  const dashes: Found[] = [];
  for (const line of what.split("\n")) {
    const [, sign] = bullet.exec(line) ?? [];
    const [, dashed] = dash.exec(line) ?? [];
    if (sign !== undefined)
      found.push({ offset: lineStart + line.indexOf(sign), what: shown(sign) });
    if (dashed !== undefined)
      dashes.push({ offset: lineStart + line.indexOf(dashed), what: dashed });
    lineStart += line.length + 1;
  }
  return [...found, ...(dashes.length > 1 ? dashes : [])];
}

/** Fonts have no sign for some bullets. */
function shown(sign: string): string {
  return /[\uF0B7\uF0A7]/.test(sign) ? "•" : sign;
}

function namesWithSpaces(node: Nodes, { offset, what }: Found) {
  let source = what;
  for (const inner of markdownNodes(node)) {
    if (
      inner.type !== "inlineCode" &&
      inner.type !== "inlineMath" &&
      inner.type !== "image" &&
      inner.type !== "html"
    )
      continue;
    const [start, end] = [startOf(inner) - offset, endOf(inner) - offset];
    source = source.slice(0, start) + "\0".repeat(end - start) + source.slice(end);
  }
  return [...source.matchAll(named)].flatMap(({ 1: mark, 2: name = "", index }) =>
    /\S\s+\S/.test(name)
      ? { offset: offset + index, what: name.trim(), isPicture: mark === "!" }
      : [],
  );
}

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0;
}

function endOf({ position }: Nodes): number {
  return position?.end.offset ?? 0;
}

/** Characters that stand in programs and hardly ever in sentences. */
const ofPrograms = /[{}<>=\\|`]/;

/** What a sentence or its last quotation ends with, in any script. */
const endOfSentence = /[.!?:…。！？：][”’"'」』）)]*$/;

/** So many characters in one paragraph are a sentence also without its end. */
const longLine = 100;

/**
 * Whether an indented paragraph is a sentence rather than a piece of a program. It begins with a capital
 * letter, a letter of a script without capitals, a digit or a quotation mark. It ends like a sentence or is
 * long. It has five words or ten Chinese, Japanese or Korean characters, and hardly anything else. It is not
 * all in capitals, no line ends in a semicolon, and it has none of the characters `{}<>=\|` and the backtick.
 */
export function isProseLike(paragraph: string): boolean {
  const text = paragraph.trim().replace(/\s+/g, " ");
  if (ofPrograms.test(text) || /;\s*$/m.test(paragraph)) return false;
  if (!/^[“‘"'«「『（(]?(?!\p{Ll})[\p{L}\p{N}]/u.test(text)) return false;
  if (!endOfSentence.test(text) && text.length < longLine) return false;
  const letters = count(text, /\p{L}/gu);
  if (count(text, /\p{Lu}/gu) > letters / 2) return false;
  const ideographs = count(
    text,
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
  );
  if (ideographs >= 10 && ideographs >= letters / 2) return true;
  const parts = text.split(" ");
  const words = parts.filter((part) => /^\p{P}*[\p{L}\p{M}\p{N}’'-]+\p{P}*$/u.test(part));
  return words.length >= 5 && words.length >= parts.length * 0.8;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
