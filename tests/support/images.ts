import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** A picture with enough detail that every format keeps some; the same at every call. */
export function photo(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let index = 0; index < data.length; index++) {
    data[index] = (index * 7 + ((index * index) >> 7)) % 256;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A picture whose left half is red and right half blue. */
export function redAndBlue(width: number, height: number): Sharp {
  const half = { width: Math.floor(width / 2), height, channels: 3, background: "blue" } as const;
  return sharp({ create: { width, height, channels: 3, background: "red" } }).composite([
    { input: { create: half }, gravity: "east" },
  ]);
}

/** An animated GIF of alternating red and blue frames. */
export async function movingGif(width: number, height: number, frames = 2): Promise<Buffer> {
  const images = Array.from({ length: frames }, (_, index) => {
    const background = index % 2 === 0 ? "red" : "blue";
    return sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
  });
  return sharp(await Promise.all(images), { join: { animated: true } })
    .gif({ delay: images.map((_, index) => 100 + 100 * index), loop: 3, effort: 1 })
    .toBuffer();
}

/** The beginning of a PNG with this size in its header, and hardly any pixels. */
export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A PNG chunk: length, type, data and checksum. */
function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  typed.copy(out, 4);
  out.writeUInt32BE(crc32(typed), typed.length + 4);
  return out;
}

/** An SVG with this content. */
export function svg(inside: string, attributes = 'width="40" height="20"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;
}
