import sharp from "sharp";
import { type Colour, defaultAccent, paper } from "../../article/colour.ts";
import { shareSize } from "../../article/site-pictures.ts";
import { blankCanvas, type Canvas, fillBox, fillOutline, placePixels } from "../drawing/canvas.ts";
import { linesOf, outlineOf, settable, widthOf } from "../drawing/outlines.ts";
import { pngFile } from "../drawing/png-file.ts";

/** What a picture for sharing shows. Each text must be settable; what is undefined is left out. */
export interface ShareContent {
  /** The title of the article; undefined for the publication's own picture. */
  readonly title: string | undefined;
  readonly topic: string | undefined;
  /** The name of the publication. */
  readonly name: string | undefined;
  readonly accent?: Colour | undefined;
  /** The bytes of the publication's logo, or else of its icon. */
  readonly mark?: Uint8Array | undefined;
  /** Whether the mark says the name, as a logo does. */
  readonly markIsName: boolean;
}

const ink: Colour = "#1c1b19";
const quiet: Colour = "#5a5751";
const { width, height } = shareSize;
/** Pixels, as all figures here. */
const margin = 80;
const bandWidth = 24;
const textWidth = width - 2 * margin;
const titleSizes = [88, 76, 66, 58, 50, 44];
const titleBox = { top: 150, height: 320 };
const lineHeight = 1.16;
const markBox = { top: 518, height: 64, width: 480 };

/** Draws a picture for sharing, as PNG. The same content makes the same bytes on every run. */
export async function drawSharePicture(content: ShareContent): Promise<Uint8Array> {
  const { title, topic, name, accent = defaultAccent } = content;
  const canvas = blankCanvas(width, height, paper.light);
  fillBox(canvas, { left: 0, top: 0, width: bandWidth, height }, accent);
  if (topic !== undefined) write(canvas, [topic], { left: margin, base: 110, size: 34 }, accent);
  if (title === undefined) {
    const mark = { top: 215, height: 200, width: textWidth };
    const end = await place(canvas, content.mark, mark);
    if (name !== undefined && !(content.markIsName && end > margin)) {
      const box = end > margin ? { left: end + 48, width: width - margin - end - 48 } : undefined;
      writeTitle(canvas, name, { top: 155, height: 320, ...box });
    }
  } else {
    writeTitle(canvas, title, titleBox);
    const end = await place(canvas, content.mark, markBox);
    if (name !== undefined && !(content.markIsName && end > margin)) {
      const left = end > margin ? end + 24 : margin;
      write(
        canvas,
        [shortened(name, width - margin - left, 34)],
        { left, base: 562, size: 34 },
        quiet,
      );
    }
  }
  return pngFile(canvas);
}

interface Line {
  readonly left: number;
  /** The first baseline. */
  readonly base: number;
  readonly size: number;
}

function write(canvas: Canvas, lines: readonly string[], at: Line, colour: Colour): void {
  const { left, base, size } = at;
  const outlines = lines.map((line, index) =>
    outlineOf(line, left, base + index * size * lineHeight, size),
  );
  fillOutline(canvas, outlines.flat(), colour);
}

/** Writes a title in the largest size in which it fits, in the middle of a box. */
function writeTitle(
  canvas: Canvas,
  title: string,
  box: {
    readonly top: number;
    readonly height: number;
    readonly left?: number;
    readonly width?: number;
  },
): void {
  const { left = margin, width: wide = textWidth } = box;
  const most = (size: number) => Math.floor(box.height / (size * lineHeight));
  const fits = titleSizes.find((size) => {
    const lines = linesOf(title, wide, size);
    return lines.length <= most(size) && lines.every((line) => widthOf(line, size) <= wide);
  });
  const size = fits ?? titleSizes.at(-1) ?? 44;
  const all = linesOf(title, wide, size);
  const lines = all
    .slice(0, most(size))
    .map((line, index, { length }) =>
      shortened(index === length - 1 && all.length > length ? `${line} …` : line, wide, size),
    );
  const rest = box.height - lines.length * size * lineHeight;
  write(canvas, lines, { left, base: box.top + rest / 2 + size * 0.9, size }, ink);
}

/** A text that fits a width: if it is longer, with an ellipsis at its end. */
function shortened(text: string, most: number, size: number): string {
  if (widthOf(text, size) <= most) return text;
  const characters = [...text.replace(/ ?…$/, "")];
  while (characters.length > 0 && widthOf(`${characters.join("")}…`, size) > most) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/**
 * Puts a picture at the left margin, in the middle of a box. It is never enlarged.
 *
 * @returns where it ends; the margin if there is none
 */
async function place(
  canvas: Canvas,
  mark: Uint8Array | undefined,
  box: { readonly top: number; readonly height: number; readonly width: number },
): Promise<number> {
  if (mark === undefined) return margin;
  const scaled = scaledMarks.get(mark) ?? new Map<number, Promise<ScaledMark>>();
  scaledMarks.set(mark, scaled);
  const waiting = scaled.get(box.height) ?? scaledTo(mark, box);
  scaled.set(box.height, waiting);
  const { pixels, width, height } = await waiting;
  const top = box.top + Math.floor((box.height - height) / 2);
  placePixels(canvas, { left: margin, top, width, height }, pixels);
  return margin + width;
}

interface ScaledMark {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Marks in the sizes in which they were needed, by height: a publication has one for all its articles. */
const scaledMarks = new WeakMap<Uint8Array, Map<number, Promise<ScaledMark>>>();

async function scaledTo(
  mark: Uint8Array,
  box: { readonly width: number; readonly height: number },
): Promise<ScaledMark> {
  const inColours = await sharp(mark)
    .resize({ width: box.width, height: box.height, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .flatten({ background: paper.light })
    .png({ palette: true, dither: 0 })
    .toBuffer();
  const { data, info } = await sharp(inColours)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8Array(data), width: info.width, height: info.height };
}

/** The texts of a picture, where they can be set. */
export function settableContent(
  title: string | undefined,
  topic: string | undefined,
  name: string,
): Pick<ShareContent, "title" | "topic" | "name"> {
  return {
    title: title === undefined ? undefined : settable(title),
    topic: topic === undefined ? undefined : settable(topic),
    name: settable(name),
  };
}
