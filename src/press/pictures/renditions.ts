import { basename } from "node:path";
import type { Sharp } from "sharp";
import sharp from "sharp";
import { decoder } from "../../content/files/decoder.ts";
import { type DrawingLimits, drawSvg } from "../../content/files/draw-svg.ts";
import type { SourceImage } from "../../content/manuscript.ts";

/** A finished file of a picture. */
export interface RenderedFile {
  readonly use: "page" | "feed";
  readonly ending: "webp" | "jpg" | "png";
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * Part of the names under which pictures are served, which clients keep for a year. Raise its number
 * whenever a change in the code changes the bytes of renditions. `pipeline-version.slow.test.ts` fails if
 * you forget.
 */
export const pipelineVersion = `1-${sharp.versions.sharp}`;

const pageWidths = [320, 640, 960, 1280, 1920];
/** For moving images, which need far more bytes. */
const movingWidths = [320, 640, 960];
const feedWidth = 1200;
/** WebP holds 16,383 pixels at most. */
const tallest = 16_000;

/**
 * Renders an image in all the sizes in which it is served: in sRGB, upright, without EXIF, GPS, ICC or XMP
 * data, and never larger than the image. Pages get WebP, which moves if the image moves. Feeds get JPEG,
 * or PNG for drawings and transparent images, and only the first frame of a moving one. The same bytes
 * make the same files on every run.
 *
 * @param bytes of the image, which the content room has checked
 * @param limits for drawing an SVG
 * @throws DrawingError
 */
export async function renderPicture(
  { file, format, animated }: SourceImage,
  bytes: Uint8Array,
  limits?: DrawingLimits,
): Promise<RenderedFile[]> {
  const box = { width: pageWidths.at(-1) ?? feedWidth, height: tallest };
  const source = format === "svg" ? (await drawSvg(basename(file), bytes, box, limits)).png : bytes;
  // Decoded once, to the size of the largest rendition, from which the others are made.
  const { data, info } = await decoder(source, false)
    .resize({ ...box, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const base = () => sharp(data, { raw: { width, height, channels } });
  const files: RenderedFile[] = [];
  if (animated) {
    for (const size of sizes(width, movingWidths)) {
      const { data: moving, info: frame } = await decoder(source, true)
        .resize({ width: size })
        .toColourspace("srgb")
        .webp(photo)
        .toBuffer({ resolveWithObject: true });
      const frameHeight = frame.pageHeight ?? frame.height;
      files.push({
        use: "page",
        ending: "webp",
        width: frame.width,
        height: frameHeight,
        bytes: moving,
      });
    }
  } else {
    const options = format === "svg" ? lines : photo;
    for (const size of sizes(width, pageWidths)) {
      files.push(await encode("page", "webp", base().resize({ width: size }).webp(options)));
    }
  }
  const small = base().resize({ width: Math.min(width, feedWidth) });
  const asPng = format === "svg" || (channels === 4 && !(await base().stats()).isOpaque);
  files.push(
    asPng
      ? await encode("feed", "png", small.png({ compressionLevel: 9, palette: false }))
      : await encode("feed", "jpg", small.flatten().jpeg({ quality: 82, mozjpeg: true })),
  );
  return files;
}

const photo = { quality: 80, alphaQuality: 90, effort: 4, smartSubsample: true } as const;
const lines = { nearLossless: true, quality: 60, effort: 4 } as const;

/** The image's own width, and the usual ones below it, except one so close that it would save nothing. */
function sizes(width: number, usual: readonly number[]): number[] {
  const largest = Math.min(width, usual.at(-1) ?? width);
  return [...usual.filter((size) => size < 0.9 * largest), largest];
}

async function encode(
  use: RenderedFile["use"],
  ending: RenderedFile["ending"],
  image: Sharp,
): Promise<RenderedFile> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { use, ending, width: info.width, height: info.height, bytes: data };
}
