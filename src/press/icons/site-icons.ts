import type { Sharp } from "sharp";
import sharp from "sharp";
import type { Channel } from "../../article/channel.ts";
import { defaultAccent, paper } from "../../article/colour.ts";
import { iconSizes, sharePath } from "../../article/site-pictures.ts";
import type { ServedFile } from "../../content/channel/channel-images.ts";
import { directionOf } from "../../language/spoken.ts";
import { blankCanvas, fillBox, fillOutline } from "../drawing/canvas.ts";
import { outlineOf, settable, widthOf } from "../drawing/outlines.ts";
import { pngFile } from "../drawing/png-file.ts";
import { hashOf } from "../entries/pressed.ts";
import { markOf, publicationPicture } from "../share-pictures/share-picture.ts";

/** The sizes in `/favicon.ico`, in pixels. */
const icoSizes = [16, 32, 48] as const;

/** The size of `/apple-touch-icon.png`, in pixels. */
const appleSize = 180;

/** What was drawn in this process: most calls are for the same publication. */
const drawn = new Map<string, Promise<readonly ServedFile[]>>();
const mostDrawn = 8;

/**
 * The icons of a publication at the addresses where browsers look for them, its web manifest, and its
 * picture for sharing. The icons
 * are made of the channel's icon. Without one, they show the first letter of the title on the accent
 * colour, or three lines if the typeface lacks that letter.
 *
 * @param files that are served for the channel; its icon is one of them
 */
export async function siteIcons(
  channel: Channel,
  files: readonly ServedFile[],
): Promise<readonly ServedFile[]> {
  const icon = files.find(({ path }) => path === channel.icon?.path)?.bytes;
  const mark = markOf(channel, files);
  const { accent = defaultAccent, title } = channel;
  const key = [accent, title, hashOf(icon ?? ""), hashOf(mark?.bytes ?? "")].join(" ");
  const icons =
    drawn.get(key) ??
    draw(icon === undefined ? letter(title, accent) : sharp(icon), () =>
      publicationPicture(channel, mark),
    );
  drawn.delete(key);
  drawn.set(key, icons);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= mostDrawn) break;
    drawn.delete(oldest);
  }
  return [...(await icons), manifestOf(channel)];
}

async function draw(
  source: Sharp,
  drawShared: () => Promise<Uint8Array>,
): Promise<readonly ServedFile[]> {
  const png = async (size: number, image = source.clone()) =>
    new Uint8Array(await image.resize(size, size).png({ compressionLevel: 9 }).toBuffer());
  const inIco = await Promise.all(icoSizes.map(async (size) => ({ size, png: await png(size) })));
  const squares = iconSizes.map(async (size) => ({
    path: `/icon-${size}.png`,
    bytes: await png(size),
  }));
  // Apple's devices show transparent parts in black.
  const apple = await png(appleSize, source.clone().flatten({ background: paper.light }));
  return [
    { path: "/favicon.ico", bytes: icoFile(inIco) },
    { path: "/apple-touch-icon.png", bytes: apple },
    { path: sharePath, bytes: await drawShared() },
    ...(await Promise.all(squares)),
  ];
}

const side = 512;

function letter(title: string, accent: NonNullable<Channel["accent"]>): Sharp {
  const canvas = blankCanvas(side, side, accent);
  const first = settable([...title.replace(/^\P{L}+(?=\p{L})/u, "")][0]?.toUpperCase() ?? "");
  if (first === undefined) {
    for (const [top, width] of [
      [150, 256],
      [232, 256],
      [314, 160],
    ] as const) {
      fillBox(canvas, { left: 128, top, width, height: 48 }, "#ffffff");
    }
  } else {
    const size = 360;
    const left = (side - widthOf(first, size)) / 2;
    fillOutline(canvas, outlineOf(first, left, 256 + size * 0.34, size), "#ffffff");
  }
  return sharp(pngFile(canvas));
}

/** The web manifest (W3C, Web Application Manifest): what a device shows that keeps the site as an app. */
function manifestOf(channel: Channel): ServedFile {
  const { title, description, language, accent = defaultAccent } = channel;
  const manifest = {
    name: title,
    description,
    lang: language,
    dir: directionOf(language),
    id: "/",
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    theme_color: accent,
    background_color: paper.light,
    icons: [192, 512].map((size) => ({
      src: `/icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: "image/png",
    })),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return { path: "/manifest.webmanifest", bytes: new TextEncoder().encode(text) };
}

/** A square picture in an icon file. */
interface IcoPicture {
  /** Pixels: at most 256. */
  readonly size: number;
  readonly png: Uint8Array;
}

/** Bytes of the head of the file, and of the entry of each picture. */
const headLength = 6;
const entryLength = 16;

/**
 * An icon file for Windows (ICO) that holds PNGs, as every browser reads it: a head, an entry for each
 * picture, then the pictures.
 */
function icoFile(pictures: readonly IcoPicture[]): Uint8Array {
  const start = headLength + entryLength * pictures.length;
  const head = Buffer.alloc(start);
  // A reserved word, then the type: 1 stands for icons.
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = start;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = headLength + entryLength * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    // One plane, 32 bits for each pixel.
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return new Uint8Array(Buffer.concat([head, ...pictures.map(({ png }) => png)]));
}
