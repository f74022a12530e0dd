import sharp, { type Sharp } from "sharp";
import type { Channel } from "../../article/channel.ts";
import { defaultAccent, paper } from "../../article/colour.ts";
import { iconSizes } from "../../article/icons.ts";
import { sharePath } from "../../article/share-picture.ts";
import type { ServedFile } from "../../content/channel/channel-images.ts";
import { blankCanvas, fillBox, fillOutline } from "../drawing/canvas.ts";
import { outlineOf, settable, widthOf } from "../drawing/outlines.ts";
import { pngFile } from "../drawing/png-file.ts";
import { hashOf } from "../entries/pressed.ts";
import { markOf, publicationPicture } from "../share-pictures/share-picture.ts";
import { icoFile } from "./ico-file.ts";
import { manifestOf } from "./manifest.ts";

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
