import type { PathCommand } from "opentype.js";
import type { Colour } from "../../article/colour.ts";

type Rgb = readonly [red: number, green: number, blue: number];

/** A picture in memory, of up to 256 colours. */
export interface Canvas {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** The number of each pixel's colour in the palette, line after line. */
  readonly pixels: Uint8Array;
  /** The first is the colour of the paper. */
  readonly palette: Rgb[];
}

/** A canvas in one colour, its paper. */
export function blankCanvas(width: number, height: number, paper: Colour): Canvas {
  return { width, height, pixels: new Uint8Array(width * height), palette: [partsOf(paper)] };
}

/** A rectangle in whole pixels, within its canvas. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Fills a rectangle with a colour. */
export function fillBox(canvas: Canvas, { left, top, width, height }: Area, colour: Colour): void {
  const number = numberOf(canvas, partsOf(colour));
  for (let y = top; y < top + height; y++) {
    const start = y * canvas.width + left;
    canvas.pixels.fill(number, start, start + width);
  }
}

/**
 * Puts a picture onto a canvas. If it has more colours than the palette has room for, some become the nearest
 * ones.
 *
 * @param pixels red, green and blue of each pixel, line after line
 */
export function placePixels(
  canvas: Canvas,
  { left, top, width, height }: Area,
  pixels: Uint8Array,
): void {
  const numbers = new Map<number, number>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
      const key = (red << 16) | (green << 8) | blue;
      const number = numbers.get(key) ?? nearestNumber(canvas, [red, green, blue]);
      numbers.set(key, number);
      canvas.pixels[(top + y) * canvas.width + left + x] = number;
    }
  }
}

/** How many colours of the palette pictures leave to what is drawn after them. */
const reserved = 40;

function nearestNumber(canvas: Canvas, colour: Rgb): number {
  const { palette } = canvas;
  if (palette.length < 256 - reserved) return numberOf(canvas, colour);
  const distances = palette.map((one) =>
    one.reduce((sum, part, index) => sum + (part - (colour[index] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** The number of a colour in a canvas's palette, to which it is added if need be. */
function numberOf({ palette }: Canvas, colour: Rgb): number {
  const known = palette.findIndex((one) => one.every((part, index) => part === colour[index]));
  if (known >= 0) return known;
  if (palette.length === 256) throw new Error("the palette is full");
  return palette.push(colour) - 1;
}

function partsOf(colour: Colour): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** How many steps lie between the paper and a colour, at the edges of a shape. */
const shades = 16;

/** A curve is divided into lines of about this length, in pixels, and into eight at most. */
const lineLength = 4;

/**
 * Fills an outline on paper with a colour. Edges are smooth: each pixel is mixed by the part of it that lies
 * inside. Outside the canvas, nothing is drawn. It uses only operations whose results are the same on
 * every computer.
 */
export function fillOutline(canvas: Canvas, outline: readonly PathCommand[], colour: Colour): void {
  const { width, pixels } = canvas;
  const edges = [...edgesOf(outline)];
  const first = Math.max(0, Math.floor(extreme(edges, Math.min)));
  const end = Math.min(canvas.height, Math.ceil(extreme(edges, Math.max)));
  if (end <= first) return;
  // How much more of each pixel is covered than of the one to its left. The last two catch what is beyond.
  const row = width + 2;
  const change = new Float32Array(row * (end - first));
  for (const [x0, y0, x1, y1] of edges) {
    addEdge(change, row, end - first, x0, y0 - first, x1, y1 - first);
  }
  const [paper = [0, 0, 0]] = canvas.palette;
  const numbers = Array.from({ length: shades + 1 }, (_, step) =>
    numberOf(canvas, mixed(paper, partsOf(colour), step / shades)),
  );
  for (let y = first; y < end; y++) {
    let covered = 0;
    for (let x = 0; x < width; x++) {
      covered += change[(y - first) * row + x] ?? 0;
      const step = Math.round(Math.min(1, Math.abs(covered)) * shades);
      if (step > 0) pixels[y * width + x] = numbers[step] ?? 0;
    }
  }
}

/** The least or the greatest height of some edges. */
function extreme(edges: readonly Edge[], of: (a: number, b: number) => number): number {
  return edges.reduce((found, [, y0, , y1]) => of(found, of(y0, y1)), edges[0]?.[1] ?? 0);
}

function mixed(below: Rgb, above: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) =>
    Math.round(below[index] + (above[index] - below[index]) * share);
  return [part(0), part(1), part(2)];
}

type Edge = readonly [x0: number, y0: number, x1: number, y1: number];

/** The straight edges of an outline, in which curves are divided into lines. */
function* edgesOf(outline: readonly PathCommand[]): Generator<Edge> {
  let [startX, startY, x, y] = [0, 0, 0, 0];
  for (const command of outline) {
    if (command.type === "Z") {
      yield [x, y, startX, startY];
      [x, y] = [startX, startY];
      continue;
    }
    if (command.type === "M") [startX, startY] = [command.x, command.y];
    else if (command.type === "L") yield [x, y, command.x, command.y];
    else {
      const { x1, y1 } = command;
      // A quadratic curve is a cubic one with these two points.
      const [ax, ay, bx, by] =
        command.type === "C"
          ? [x1, y1, command.x2, command.y2]
          : [
              x + (2 / 3) * (x1 - x),
              y + (2 / 3) * (y1 - y),
              command.x + (2 / 3) * (x1 - command.x),
              command.y + (2 / 3) * (y1 - command.y),
            ];
      const bend =
        Math.abs(ax - x) + Math.abs(ay - y) + Math.abs(command.x - bx) + Math.abs(command.y - by);
      const lines = Math.min(8, Math.ceil((bend * 1.5) / lineLength) + 1);
      let [fromX, fromY] = [x, y];
      for (let step = 1; step <= lines; step++) {
        const t = step / lines;
        const toX = cubic(t, x, ax, bx, command.x);
        const toY = cubic(t, y, ay, by, command.y);
        yield [fromX, fromY, toX, toY];
        [fromX, fromY] = [toX, toY];
      }
    }
    [x, y] = [command.x, command.y];
  }
}

function cubic(t: number, a: number, b: number, c: number, d: number): number {
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

/**
 * Adds what an edge changes: in each line of pixels, the area to its right. The method is that of the
 * library font-rs (Raph Levien, “Inside the fastest font renderer in the world”, 2016).
 */
function addEdge(
  change: Float32Array,
  row: number,
  height: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [topX, top, bottomX, bottom] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bottomX - topX) / (bottom - top);
  for (let line = Math.max(0, Math.floor(top)); line < Math.min(height, bottom); line++) {
    const from = Math.max(top, line);
    const to = Math.min(bottom, line + 1);
    const [a, b] = [topX + (from - top) * slope, topX + (to - top) * slope];
    addSpan(change, line * row, row - 2, Math.min(a, b), Math.max(a, b), sign * (to - from));
  }
}

/** Spreads a change of `amount` over the pixels between `left` and `right` of one line. */
function addSpan(
  change: Float32Array,
  start: number,
  width: number,
  left: number,
  right: number,
  amount: number,
): void {
  const first = Math.floor(left);
  const end = Math.ceil(right);
  if (end <= first + 1) {
    const middle = (left + right) / 2 - first;
    add(change, start, width, first, amount * (1 - middle));
    add(change, start, width, first + 1, amount * middle);
    return;
  }
  // The part of the amount that lies left of each border between pixels grows with the square of the
  // distance in the first and the last pixel, and evenly in between.
  const length = right - left;
  let before = 0;
  let coveredBefore = 0;
  for (let x = first; x <= end; x++) {
    const inside = Math.min(Math.max(x + 1 - left, 0), length);
    const area = (inside * inside) / 2 + Math.max(0, x + 1 - right) * length;
    const covered = (amount * (area - before)) / length;
    add(change, start, width, x, covered - coveredBefore);
    coveredBefore = covered;
    before = area;
  }
}

function add(change: Float32Array, start: number, width: number, x: number, value: number): void {
  const at = start + Math.min(width, Math.max(0, x));
  change[at] = (change[at] ?? 0) + value;
}
