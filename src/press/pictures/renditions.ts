import { basename } from "node:path";
import type { Sharp } from "sharp";
import sharp from "sharp";
import { decoder } from "../../content/files/decoder.ts";
import { type DrawingLimits, drawSvg } from "../../content/files/draw-svg.ts";
import type { SourceImage } from "../../content/manuscript.ts";

/** A finished file of a picture. */
export interface RenderedFile {
  readonly use: "page" | "feed" | "both";
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
export const pipelineVersion = `2-${sharp.versions.sharp}`;

/** The widths of a picture that pages also show small, for a card and for half a window (decision 20). */
const smallWidths = [400, 800];
/** The width of the largest file, on pages and in feeds. */
const fullWidth = 1200;
/** The width of a moving picture on pages, each of whose frames needs as many bytes as a still one. */
const movingWidth = 800;
/** WebP holds 16,383 pixels at most. */
const tallest = 16_000;

/** How a picture is rendered. */
export interface Rendering {
  /** Whether pages also show it small. */
  readonly isShownSmall: boolean;
  /** Limits for drawing an SVG, in place of the usual ones. */
  readonly drawing?: DrawingLimits | undefined;
}

/**
 * Renders an image in all the sizes in which it is served: in sRGB, upright, without EXIF, GPS, ICC or XMP
 * data, and never larger than the image. The largest file is a JPEG for pages and feeds. Transparent images
 * and drawings are PNG in feeds and WebP on pages, where PNG would be several times as large. A moving
 * image is a WebP that moves on pages, and a JPEG of its first frame in feeds. The same bytes make the same
 * files on every run.
 *
 * @param bytes of the image, which the content room has checked
 * @returns at most four files
 * @throws DrawingError
 */
export async function renderPicture(
  { file, format, animated }: SourceImage,
  bytes: Uint8Array,
  { isShownSmall, drawing }: Rendering,
): Promise<RenderedFile[]> {
  const box = { width: fullWidth, height: tallest };
  const isDrawing = format === "svg";
  const source = isDrawing ? (await drawSvg(basename(file), bytes, box, drawing)).png : bytes;
  // Decoded once, to the size of the largest rendition, from which the others are made.
  const { data, info } = await decoder(source, false)
    .resize({ ...box, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const base = () => sharp(data, { raw: { width, height, channels } });
  const isPng = isDrawing || (channels === 4 && !(await base().stats()).isOpaque);
  const isOnPages = !isPng && !animated;
  const largest = animated ? Math.min(width, movingWidth) : width;
  // A width close to the largest would save nothing, and a drawing has few bytes at any width.
  const small =
    isShownSmall && !isDrawing ? smallWidths.filter((size) => size < 0.9 * largest) : [];
  const files: RenderedFile[] = [];
  for (const size of isOnPages ? small : [...small, largest]) {
    const pixels = animated ? decoder(source, true).toColourspace("srgb") : base();
    const options = isDrawing ? lines : photo;
    files.push(await encode("page", "webp", pixels.resize({ width: size }).webp(options)));
  }
  const still = base();
  files.push(
    isPng
      ? await encode("feed", "png", still.png({ compressionLevel: 9, palette: false }))
      : await encode(
          isOnPages ? "both" : "feed",
          "jpg",
          still.flatten().jpeg({ quality: 82, mozjpeg: true }),
        ),
  );
  return files;
}

const photo = { quality: 80, alphaQuality: 90, effort: 4, smartSubsample: true } as const;
const lines = { nearLossless: true, quality: 60, effort: 4 } as const;

async function encode(
  use: RenderedFile["use"],
  ending: RenderedFile["ending"],
  image: Sharp,
): Promise<RenderedFile> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { use, ending, width: info.width, height: info.pageHeight ?? info.height, bytes: data };
}
