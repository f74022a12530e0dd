import type { PathCommand } from "opentype.js";
import type { Colour } from "../../article/colour.ts";

/** A picture in memory. */
export interface Canvas {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Red, green and blue of each pixel, line after line. */
  readonly pixels: Uint8Array;
}

/** A canvas in one colour. */
export function blankCanvas(width: number, height: number, colour: Colour): Canvas {
  const canvas = { width, height, pixels: new Uint8Array(width * height * 3) };
  fillBox(canvas, { left: 0, top: 0, width, height }, colour);
  return canvas;
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
  const line = new Uint8Array(width * 3);
  const parts = partsOf(colour);
  for (let index = 0; index < line.length; index++) line[index] = parts[index % 3] ?? 0;
  for (let y = top; y < top + height; y++) {
    canvas.pixels.set(line, (y * canvas.width + left) * 3);
  }
}

function partsOf(colour: Colour): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Into how many lines a curve is divided: enough for letters of a hundred pixels. */
const linesInCurve = 8;

/**
 * Fills an outline with a colour. Edges are smooth: each pixel is mixed by the part of it that lies
 * inside. Outside the canvas, nothing is drawn. It uses only operations whose results are the same on
 * every computer.
 */
export function fillOutline(canvas: Canvas, outline: readonly PathCommand[], colour: Colour): void {
  const { width, height, pixels } = canvas;
  // How much more of each pixel is covered than of the one to its left. The last two catch what is beyond.
  const row = width + 2;
  const change = new Float32Array(row * height);
  for (const [x0, y0, x1, y1] of edgesOf(outline)) addEdge(change, row, height, x0, y0, x1, y1);
  const [red, green, blue] = partsOf(colour);
  for (let y = 0; y < height; y++) {
    let covered = 0;
    for (let x = 0; x < width; x++) {
      covered += change[y * row + x] ?? 0;
      const share = Math.min(1, Math.abs(covered));
      if (share < 1 / 512) continue;
      const at = (y * width + x) * 3;
      pixels[at] = mixed(pixels[at], red, share);
      pixels[at + 1] = mixed(pixels[at + 1], green, share);
      pixels[at + 2] = mixed(pixels[at + 2], blue, share);
    }
  }
}

function mixed(below = 0, above: number, share: number): number {
  return Math.round(below + (above - below) * share);
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
      let [fromX, fromY] = [x, y];
      for (let step = 1; step <= linesInCurve; step++) {
        const t = step / linesInCurve;
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
  const add = (x: number, value: number) => {
    const at = start + Math.min(width, Math.max(0, x));
    change[at] = (change[at] ?? 0) + value;
  };
  const first = Math.floor(left);
  const end = Math.ceil(right);
  if (end <= first + 1) {
    const middle = (left + right) / 2 - first;
    add(first, amount * (1 - middle));
    add(first + 1, amount * middle);
    return;
  }
  // The part of the amount that lies left of each border between pixels grows with the square of the
  // distance in the first and the last pixel, and evenly in between.
  const length = right - left;
  const areaBefore = (x: number) => {
    const inside = Math.min(Math.max(x - left, 0), length);
    return (inside * inside) / 2 + (x > right ? (x - right) * length : 0);
  };
  let before = 0;
  let coveredBefore = 0;
  for (let x = first; x <= end; x++) {
    const area = areaBefore(x + 1);
    const covered = (amount * (area - before)) / length;
    add(x, covered - coveredBefore);
    coveredBefore = covered;
    before = area;
  }
}
