import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { Channel } from "../../article/channel.ts";
import type { Rendition } from "../../article/picture.ts";
import { type ContentError, fail, messageOf, type Result, succeed } from "../content-error.ts";
import { decoder } from "../files/decoder.ts";
import { drawSvg } from "../files/draw-svg.ts";

/** A file that the site serves with exactly these bytes. */
export interface ServedFile {
  /** Path on the site. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The pictures that represent the publication, as PNG. */
export interface ChannelImages extends Pick<Channel, "icon" | "logo" | "rssImage"> {
  readonly files: readonly ServedFile[];
}

/** Names of files next to `channel.yaml`: PNG, JPEG, WebP, AVIF or SVG. */
export interface ChannelImageNames {
  readonly icon?: string | undefined;
  readonly logo?: string | undefined;
}

/** The largest icon and logo, in pixels. Larger files are scaled down. */
const iconSize = 512;
const logoWidth = 600;
/** The greatest width and height of `<image>` in RSS 2.0, in pixels. */
const rssSize = [144, 400] as const;

/**
 * Reads the publication's pictures and makes the sizes that feeds need. The picture for RSS is the
 * logo, or the icon if there is no logo.
 *
 * @param folder the folder that contains `channel.yaml`
 * @param errorAt makes an error at the field that names the file
 */
export async function readChannelImages(
  folder: string,
  { icon, logo }: ChannelImageNames,
  errorAt: (path: readonly string[], message: string, fix: string) => ContentError,
): Promise<Result<ChannelImages>> {
  const errors: ContentError[] = [];
  const files: ServedFile[] = [];
  const draw = async (field: string, name: string | undefined, width: number, height: number) => {
    if (name === undefined) return undefined;
    try {
      const drawn = await rendition(join(folder, basename(name)), width, height);
      files.push({ path: drawn.rendition.path, bytes: drawn.bytes });
      return drawn.rendition;
    } catch (cause) {
      errors.push(
        errorAt(
          [field],
          `the picture ${name} cannot be used (${messageOf(cause)})`,
          "put a PNG, JPEG or SVG file next to channel.yaml, and write its name",
        ),
      );
      return undefined;
    }
  };
  const drawnIcon = await draw("icon", icon, iconSize, iconSize);
  if (drawnIcon !== undefined && drawnIcon.width !== drawnIcon.height) {
    errors.push(errorAt(["icon"], "the icon is not square", "crop it to a square"));
  }
  const drawnLogo = await draw("logo", logo, logoWidth, logoWidth);
  const field = logo === undefined ? "icon" : "logo";
  const rssImage = errors.length > 0 ? undefined : await draw(field, logo ?? icon, ...rssSize);
  if (errors.length > 0) return fail(...errors);
  return succeed({ icon: drawnIcon, logo: drawnLogo, rssImage, files });
}

/** Makes a PNG that fits into a box. Its path changes with the source and the size. */
async function rendition(file: string, width: number, height: number) {
  const source = await readFile(file);
  const isDrawing = extname(file).toLowerCase() === ".svg";
  const box = { width, height };
  const pixels = isDrawing ? (await drawSvg(basename(file), source, box)).png : source;
  const { data, info } = await decoder(pixels, false)
    .resize({ ...box, fit: "inside", withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 16);
  const name = basename(file, extname(file)).replace(/[^\w-]+/g, "-");
  const made: Rendition = {
    path: `/media/${name}-${hash}-${info.width}.png`,
    type: "image/png",
    width: info.width,
    height: info.height,
    length: data.length,
  };
  return { rendition: made, bytes: new Uint8Array(data) };
}
