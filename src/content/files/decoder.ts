import sharp, { type Metadata, type Sharp } from "sharp";
import type { Finding } from "../content-error.ts";

// An SVG is drawn in a process of its own (draw-svg.ts), also one that is called .png.
sharp.block({ operation: ["VipsForeignLoadSvg"] });

/** The most pixels that an image may have. */
const mostPixels = 50_000_000;

/** The most pixels that the frames of a moving image may have together. */
export const mostPixelsOfAll = 100_000_000;

/** The most seconds that decoding one image may take. */
const longest = 30;

/**
 * Opens an image for decoding, under the limits that hold for every image. A damaged or truncated
 * one is an error as soon as its pixels are read. What a camera has turned is turned back.
 *
 * @param bytes of a raster image
 * @param animated true for all frames, false for the first
 */
export function decoder(bytes: Uint8Array, animated: boolean): Sharp {
  return sharp(bytes, {
    failOn: "error",
    limitInputPixels: animated ? mostPixelsOfAll : mostPixels,
    animated,
    // The frames of a moving image cannot be turned.
    autoOrient: !animated,
  }).timeout({ seconds: longest });
}

/** What the first bytes of an image say of it, whatever its size: no pixel is decoded. */
export function readHeader(bytes: Uint8Array): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

/** What is wrong with an image of this size, if it is too large. */
export function tooManyPixels(name: string, width: number, height: number): Finding | undefined {
  if (width * height <= mostPixels) return undefined;
  return {
    message: `${name} has ${width} × ${height} pixels; the most allowed is ${mostPixels / 1_000_000} million`,
    fix: "make it smaller: a width of 2,000 pixels is enough",
  };
}
