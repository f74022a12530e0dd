import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Metadata } from "sharp";
import { errorCode, type Found, found, messageOf, refused } from "../content-error.ts";
import type { SourceImage } from "../manuscript.ts";
import type { FileBeside } from "./article-folder.ts";
import { decoder, mostPixelsOfAll, readHeader, tooManyPixels } from "./decoder.ts";
import { DrawingError, type DrawingLimits, drawSvg } from "./draw-svg.ts";
import { type Cache, type ImageFacts, keepFacts, recallFacts } from "./image-facts.ts";
import {
  again,
  formatOfName,
  imageFormats,
  noImageName,
  otherFormat,
  tooLarge,
} from "./image-format.ts";
import { cleanSvg } from "./svg.ts";

/** Where results are kept, and the limits for drawing. */
export interface ImageOptions extends Cache {
  /** The limits for drawing one SVG, if not the usual ones. */
  readonly drawing?: DrawingLimits | undefined;
}

/**
 * Inspects an image file. Its content must match the ending of its name and be complete. It may have at
 * most 40 MB (an SVG 10 MB) and 50 million pixels (100 million in all frames of an animation).
 */
export async function inspectImage(
  { file, name, length }: FileBeside,
  { drawing, ...cache }: ImageOptions,
): Promise<Found<SourceImage>> {
  const format = formatOfName(name);
  if (format === undefined) return { ok: false, error: noImageName(name) };
  const large = tooLarge(name, format, length);
  if (large !== undefined) return { ok: false, error: large };
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    return refused(
      `the image ${name} cannot be read (${errorCode(cause)})`,
      "check that the file exists and that you may read it",
    );
  }
  const hash = createHash("sha256").update(bytes).digest("hex");
  const known = await recallFacts(cache, hash);
  if (known?.format === format) return sourceImage(file, hash, known);
  const facts =
    format === "svg" ? await factsOfSvg(name, bytes, drawing) : await factsOf(name, bytes);
  if (!facts.ok) return facts;
  if (facts.value.format !== format) {
    return { ok: false, error: otherFormat(name, format, facts.value.format) };
  }
  await keepFacts(cache.cache, hash, facts.value);
  return sourceImage(file, hash, facts.value);
}

function sourceImage(file: string, hash: string, facts: ImageFacts): Found<SourceImage> {
  const { findings, ...image } = facts;
  return found({ file, hash, ...image }, findings);
}

async function factsOfSvg(
  name: string,
  bytes: Uint8Array,
  limits: DrawingLimits | undefined,
): Promise<Found<ImageFacts>> {
  const clean = cleanSvg(bytes);
  if (!clean.ok) return clean;
  for (const embedded of clean.value.embedded) {
    const facts = await factsOf(`an image inside ${name}`, embedded);
    if (!facts.ok) return facts;
  }
  try {
    // This draws the whole SVG, but keeps only few pixels.
    const { width, height } = await drawSvg(name, bytes, { width: 16, height: 16 }, limits);
    const findings = [...clean.findings];
    return found({ format: "svg", width, height, animated: false, findings });
  } catch (cause) {
    if (cause instanceof DrawingError) return refused(cause.message, cause.fix);
    throw cause;
  }
}

async function factsOf(name: string, bytes: Uint8Array): Promise<Found<ImageFacts>> {
  const facts = await headerOf(name, bytes);
  if (!facts.ok) return facts;
  try {
    // This decodes every pixel, but keeps only few.
    await decoder(bytes, facts.value.animated).resize({ width: 16 }).raw().toBuffer();
  } catch (cause) {
    return refused(`${name} is damaged or cut off (${firstLine(cause)})`, again);
  }
  return facts;
}

/** Reads the facts from the header of an image, without decoding a pixel. */
async function headerOf(name: string, bytes: Uint8Array): Promise<Found<ImageFacts>> {
  let header: Metadata;
  try {
    header = await readHeader(bytes);
  } catch (cause) {
    return refused(`${name} is not an image that can be read (${firstLine(cause)})`, again);
  }
  const format = [...imageFormats].find((name) => header.mediaType?.startsWith(`image/${name}`));
  if (format === undefined) {
    return refused(
      `${name} is an unsupported kind of image: ${header.mediaType ?? header.format}`,
      `${again} as JPEG or PNG`,
    );
  }
  const { width, height } = header.autoOrient;
  const pages = header.pages ?? 1;
  const animated = pages > 1 && (format === "gif" || format === "webp");
  const tooMany = tooManyPixels(name, width, height);
  if (tooMany !== undefined) return { ok: false, error: tooMany };
  if (animated && width * height * pages > mostPixelsOfAll) {
    return refused(
      `${name} has ${pages} frames of ${width} × ${height} pixels, too many to decode`,
      "make it smaller or shorter, or publish it as a film",
    );
  }
  return found({ format, width, height, animated, findings: [] });
}

function firstLine(cause: unknown): string {
  return messageOf(cause).split("\n")[0] ?? "";
}
