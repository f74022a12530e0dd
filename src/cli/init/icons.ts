import type { Box } from "../../content/files/draw-svg.ts";
import { drawSvg } from "../../content/files/draw-svg.ts";
import { escapeText } from "../../feed/xml/source.ts";

/** The pictures of a new publication, as PNG. */
export interface Icons {
  readonly icon: Uint8Array;
  readonly logo: Uint8Array;
}

const iconBox: Box = { width: 512, height: 512 };
const logoBox: Box = { width: 600, height: 120 };
const face = 'font-family="Helvetica, Arial, DejaVu Sans, sans-serif" font-weight="bold"';

/** Three lines of a text, for a computer without fonts. */
const mark = '<path d="M128 150h256v48H128zM128 232h256v48H128zM128 314h160v48H128z" fill="#fff"/>';

/** Draws an icon of the title's initials, and a logo of the icon and the title. */
export async function drawIcons(title: string, accent: string): Promise<Icons> {
  const letters = initials(title);
  const size = letters.length > 1 ? 250 : 320;
  const written = `<text x="256" y="${256 + size * 0.36}" font-size="${size}" text-anchor="middle" fill="#fff" ${face}>${escapeText(letters)}</text>`;
  const square = (inside: string) => `<rect width="512" height="512" fill="${accent}"/>${inside}`;
  const blank = await draw(square(""), iconBox);
  const lettered = await draw(square(written), iconBox);
  const drawn = square(Buffer.from(lettered).equals(blank) ? mark : written);
  const height = Math.min(52, 440 / emsOf(title));
  const name = `<text x="144" y="${60 + height * 0.36}" font-size="${height}" fill="${accent}" ${face}>${escapeText(title)}</text>`;
  return {
    icon: await draw(drawn, iconBox),
    logo: await draw(`<g transform="scale(0.234375)">${drawn}</g>${name}`, logoBox),
  };
}

/** The first letters of the first two words; the first character of a title without letters. */
export function initials(title: string): string {
  const words = title.replace(/^(?:the|an?) (?=\S)/i, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? "");
  const isWide = letters.some((letter) => emsOf(letter) === 1);
  return (
    letters
      .slice(0, isWide ? 1 : 2)
      .join("")
      .toUpperCase() ||
    ([...title][0] ?? "")
  );
}

/** About how wide a text is, by the size of its letters. */
function emsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\u1100-\uffee]/.test(one) ? 1 : 0.62), 0);
}

async function draw(inside: string, box: Box): Promise<Uint8Array> {
  const { width, height } = box;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${inside}</svg>`;
  return (await drawSvg("the icon", Buffer.from(svg), box)).png;
}
