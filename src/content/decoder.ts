import sharp, { type Metadata, type Sharp } from "sharp";

/** The most pixels that an image may have. */
export const mostPixels = 50_000_000;

/** The most pixels that the frames of a moving image may have together. */
export const mostPixelsOfAll = 100_000_000;

/** The most seconds that decoding one image may take: drawings can be made to take for ever. */
const longest = 30;

/**
 * Opens an image for decoding, under the limits that hold for every image. A damaged or truncated
 * one is an error as soon as its pixels are read. What a camera has turned is turned back.
 *
 * @param bytes of a raster image, or of an SVG that was cleaned
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
