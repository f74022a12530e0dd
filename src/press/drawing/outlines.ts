import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import opentype, { type Font, type PathCommand } from "opentype.js";

/** The parts of the typeface, by the scripts that they hold. */
const parts = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"] as const;

const fonts = new Map<string, Font>();
const { resolve } = createRequire(import.meta.url);

function fontOf(part: string): Font {
  const name = `@fontsource/source-serif-4/files/source-serif-4-${part}-700-normal.woff`;
  const known =
    fonts.get(part) ?? opentype.parse(new Uint8Array(readFileSync(resolve(name))).buffer);
  fonts.set(part, known);
  return known;
}

/** Text that is set in one font. */
interface Run {
  readonly font: Font;
  readonly text: string;
}

/** Characters that are left out rather than refused: pictures, and marks that choose between forms. */
const pictures =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|[\uFE0E\uFE0F]|[\u{E0020}-\u{E007F}]/gu;

/**
 * Prepares a text for {@link outlineOf}: on one line, without pictures.
 *
 * @returns undefined if the typeface lacks a character, as for Chinese and Arabic, or nothing is left
 */
export function settable(text: string): string | undefined {
  const bare = text.normalize().replace(pictures, "").replace(/\s+/g, " ").trim();
  return bare !== "" && runsOf(bare) !== undefined ? bare : undefined;
}

function runsOf(text: string): Run[] | undefined {
  const runs: { font: Font; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    if (last !== undefined && last.font.charToGlyphIndex(character) > 0) {
      last.text += character;
      continue;
    }
    const part = parts.find((name) => fontOf(name).charToGlyphIndex(character) > 0);
    if (part === undefined) return undefined;
    runs.push({ font: fontOf(part), text: character });
  }
  return runs;
}

/** The width of a settable text, in pixels, at a size in pixels. */
export function widthOf(text: string, size: number): number {
  return (runsOf(text) ?? []).reduce(
    (sum, run) => sum + run.font.getAdvanceWidth(run.text, size),
    0,
  );
}

/**
 * The outline of a settable text. It depends on the fonts of the package alone, never on the computer's.
 *
 * @param x where its first letter begins, in pixels
 * @param y its baseline, in pixels from the top
 * @param size in pixels
 */
export function outlineOf(text: string, x: number, y: number, size: number): PathCommand[] {
  let at = x;
  return (runsOf(text) ?? []).flatMap((run) => {
    const { commands } = run.font.getPath(run.text, at, y, size);
    at += run.font.getAdvanceWidth(run.text, size);
    return [...commands];
  });
}

/**
 * Breaks a settable text into lines between words. A word that is wider than a line stays whole.
 *
 * @param width of a line, in pixels
 */
export function linesOf(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  let length = 0;
  for (const word of text.split(" ")) {
    const longer = length + widthOf(` ${word}`, size);
    if (line !== "" && longer > width) {
      lines.push(line);
      line = "";
    }
    length = line === "" ? widthOf(word, size) : longer;
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
