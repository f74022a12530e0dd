/** A square picture in an icon file. */
export interface IcoPicture {
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
export function icoFile(pictures: readonly IcoPicture[]): Uint8Array {
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
