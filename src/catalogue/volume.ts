import { crcOf } from "../gzip/crc.ts";

/** The number of pieces in a full volume of everything. They are in order, oldest first. */
export const volumeSize = 50;

/**
 * The forms into which the press turns an article: a piece for each feed format, a card for
 * lists, a page, and lines for the sitemaps.
 */
export const forms = ["rss", "atom", "json", "card", "page", "url", "news"] as const;
export type Form = (typeof forms)[number];

/** A value for each form. */
export function eachForm<T>(make: (form: Form) => T): Record<Form, T> {
  return {
    rss: make("rss"),
    atom: make("atom"),
    json: make("json"),
    card: make("card"),
    page: make("page"),
    url: make("url"),
    news: make("news"),
  };
}

/** The forms that every series has volumes of. Only everything has the others. */
export const seriesForms: readonly Form[] = ["rss", "atom", "json", "card"];

/** The path of a volume among the assets. */
export function volumePath(series: string, volume: number, form: Form): string {
  return `/volumes/${series}/${volume}.${form}`;
}

/** The bytes of a piece's line in the table of its volume: where it ends, and its CRC-32. */
const lineLength = 8;

/**
 * A volume's bytes: the number of pieces, the end of each and its CRC-32 (32 bits, little-endian), then
 * the pieces.
 *
 * @param take allocates the memory for them
 */
export function encodeVolume(
  pieces: readonly Uint8Array[],
  take = (length: number) => new Uint8Array(length),
): Uint8Array<ArrayBuffer> {
  const tableLength = 4 + lineLength * pieces.length;
  const bytes = take(pieces.reduce((length, piece) => length + piece.length, tableLength));
  const table = new DataView(bytes.buffer, bytes.byteOffset, tableLength);
  table.setUint32(0, pieces.length, true);
  let end = tableLength;
  pieces.forEach((piece, position) => {
    bytes.set(piece, end);
    end += piece.length;
    const line = 4 + lineLength * position;
    table.setUint32(line, end, true);
    table.setUint32(line + 4, crcOf(piece), true);
  });
  return bytes;
}

/**
 * One piece of a volume, without copying it.
 *
 * @throws RangeError if the volume has no such piece, or the piece is damaged
 */
export function pieceOf(volume: Uint8Array, position: number): Uint8Array {
  const { start, end, crc } = lineOf(volume, position);
  const piece = volume.subarray(start, end);
  if (piece.length !== end - start || crcOf(piece) !== crc) {
    throw new RangeError(`piece ${position} of a volume is damaged`);
  }
  return piece;
}

/** How many bytes the table takes at the beginning of a volume, from its first 4 bytes. */
export function tableLengthOf(volume: Uint8Array): number {
  return 4 + lineLength * countOf(volume);
}

/** How many pieces a volume holds, from its first 4 bytes. */
export function countOf(volume: Uint8Array): number {
  return new DataView(volume.buffer, volume.byteOffset, volume.byteLength).getUint32(0, true);
}

/** Where a piece begins and ends, and its CRC-32, from the table at the beginning of its volume. */
export function lineOf(volume: Uint8Array, position: number) {
  const count = countOf(volume);
  if (position < 0 || position >= count) {
    throw new RangeError(`no piece ${position} in a volume of ${count}`);
  }
  const table = new DataView(volume.buffer, volume.byteOffset, volume.byteLength);
  const line = 4 + lineLength * position;
  return {
    start: position === 0 ? 4 + lineLength * count : table.getUint32(line - lineLength, true),
    end: table.getUint32(line, true),
    crc: table.getUint32(line + 4, true),
  };
}
