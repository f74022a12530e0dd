import sharp, { type Metadata, type Sharp } from "sharp";
import type { Finding } from "../content-error.ts";

// SVGs are drawn in a process of their own (draw-svg.ts). This also stops one whose name ends in .png.
sharp.block({ operation: ["VipsForeignLoadSvg"] });

/** The most pixels that an image may have. */
const mostPixels = 50_000_000;

/** The most pixels that all frames of an animated image may have together. */
export const mostPixelsOfAll = 100_000_000;

/** The most seconds that decoding one image may take. */
const longest = 30;

/**
 * Opens an image for decoding, under the limits for every image. A damaged or truncated image throws
 * as soon as its pixels are read. The orientation that a camera recorded is applied.
 *
 * @param bytes the bytes of a raster image
 * @param animated true for all frames, false for the first
 */
export function decoder(bytes: Uint8Array, animated: boolean): Sharp {
  return sharp(bytes, {
    failOn: "error",
    limitInputPixels: animated ? mostPixelsOfAll : mostPixels,
    animated,
    // sharp cannot rotate the frames of an animated image.
    autoOrient: !animated,
  }).timeout({ seconds: longest });
}

/** Reads the header of an image of any size, without decoding a pixel. */
export function readHeader(bytes: Uint8Array): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

/** What is wrong with an image of this size in pixels, if it is too large. */
export function tooManyPixels(name: string, width: number, height: number): Finding | undefined {
  if (width * height <= mostPixels) return undefined;
  return {
    message: `${name} has ${width} × ${height} pixels; the most allowed is ${mostPixels / 1_000_000} million`,
    fix: "make it smaller: a width of 2,000 pixels is enough",
  };
}
