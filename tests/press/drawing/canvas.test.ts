import fc from "fast-check";
import type { PathCommand } from "opentype.js";
import sharp from "sharp";
import { expect, it } from "vitest";
import {
  blankCanvas,
  fillBox,
  fillOutline,
  placePixels,
} from "../../../src/press/drawing/canvas.ts";
import { pngFile } from "../../../src/press/drawing/png-file.ts";

const box = (left: number, top: number, right: number, bottom: number): PathCommand[] => [
  { type: "M", x: left, y: top },
  { type: "L", x: right, y: top },
  { type: "L", x: right, y: bottom },
  { type: "L", x: left, y: bottom },
  { type: "Z" },
];

/** How dark each pixel of white paper is after an outline was filled in black, from 0 to 255. */
function ink(outline: readonly PathCommand[], width = 8, height = 8): number[] {
  const canvas = blankCanvas(width, height, "#ffffff");
  fillOutline(canvas, outline, "#000000");
  return Array.from(
    { length: width * height },
    (_, at) => 255 - (canvas.palette[canvas.pixels[at] ?? 0]?.[0] ?? 0),
  );
}

const total = (outline: readonly PathCommand[], width?: number, height?: number) =>
  ink(outline, width, height).reduce((sum, one) => sum + one, 0) / 255;

it("a pixel is as dark as the part of it that is covered", () => {
  expect(ink(box(1, 1, 3, 2), 4, 3)).toEqual([0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 0]);
  expect(ink(box(1.5, 0.5, 3, 1), 4, 1)).toEqual(
    [0, 64, 128, 0].map((one) => expect.closeTo(one, -0.5)),
  );
});

it("a shape covers its area, whatever its edges", () => {
  const coordinate = fc.float({ min: 0, max: 60, noNaN: true });
  fc.assert(
    fc.property(fc.array(coordinate, { minLength: 6, maxLength: 6 }), (numbers) => {
      const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = numbers;
      const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
      const triangle: PathCommand[] = [
        { type: "M", x: ax, y: ay },
        { type: "L", x: bx, y: by },
        { type: "L", x: cx, y: cy },
        { type: "Z" },
      ];
      // Each pixel at an edge is rounded to one of 16 shades.
      expect(Math.abs(total(triangle, 60, 60) - area)).toBeLessThan(4 + area / 100);
    }),
  );
});

it("curves are round, and what turns the other way is a hole", () => {
  const circle = (radius: number, turn: 1 | -1): PathCommand[] => {
    const [k, r] = [0.5523 * radius, radius];
    const at = (x: number, y: number) => ({ x: 20 + x, y: 20 + turn * y });
    const curve = (a: number[], b: number[], c: number[]): PathCommand => ({
      type: "C",
      x1: at(a[0] ?? 0, a[1] ?? 0).x,
      y1: at(a[0] ?? 0, a[1] ?? 0).y,
      x2: at(b[0] ?? 0, b[1] ?? 0).x,
      y2: at(b[0] ?? 0, b[1] ?? 0).y,
      ...at(c[0] ?? 0, c[1] ?? 0),
    });
    return [
      { type: "M", ...at(r, 0) },
      curve([r, k], [k, r], [0, r]),
      curve([-k, r], [-r, k], [-r, 0]),
      curve([-r, -k], [-k, -r], [0, -r]),
      curve([k, -r], [r, -k], [r, 0]),
      { type: "Z" },
    ];
  };
  const ring = [...circle(15, 1), ...circle(5, -1)];
  expect(total(ring, 40, 40)).toBeCloseTo(Math.PI * (15 ** 2 - 5 ** 2), -1);
  expect(ink(ring, 40, 40)[20 * 40 + 20]).toBe(0);
});

it("what is beyond the canvas is left out", () => {
  expect(total(box(-5, -5, 20, 20))).toBe(64);
  expect(total(box(-5, -5, -1, 20))).toBe(0);
  expect(total(box(9, 0, 20, 20))).toBe(0);
  expect(total(box(4, 4, 1e6, 1e6))).toBe(16);
});

it("a picture keeps its colours, and the palette holds each once", async () => {
  const canvas = blankCanvas(3, 2, "#ffffff");
  fillBox(canvas, { left: 0, top: 0, width: 1, height: 2 }, "#102030");
  placePixels(
    canvas,
    { left: 1, top: 1, width: 2, height: 1 },
    Uint8Array.of(16, 32, 48, 255, 255, 255),
  );
  expect(canvas.palette).toEqual([
    [255, 255, 255],
    [16, 32, 48],
  ]);
  const { data, info } = await sharp(pngFile(canvas)).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 3, height: 2, channels: 3 });
  expect([...data]).toEqual([1, 0, 0, 1, 1, 0].flatMap((number) => canvas.palette[number] ?? []));
});

it("a picture of more colours than fit has the nearest ones", () => {
  const pixels = Uint8Array.from({ length: 300 * 3 }, (_, at) => Math.floor(at / 3.6));
  const canvas = blankCanvas(300, 1, "#ffffff");
  placePixels(canvas, { left: 0, top: 0, width: 300, height: 1 }, pixels);
  expect(canvas.palette.length).toBeLessThan(250);
  const last = canvas.palette[canvas.pixels[299] ?? 0] ?? [];
  expect(Math.abs((last[0] ?? 0) - (pixels[299 * 3] ?? 0))).toBeLessThan(45);
  fillOutline(canvas, box(0, 0, 300, 1), "#000000");
  expect(canvas.palette[canvas.pixels[0] ?? 0]).toEqual([0, 0, 0]);
});
