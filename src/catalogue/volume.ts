/** The number of entries in a full volume. They are in order, oldest first. */
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

/** The forms that every series has volumes of. Only the series of everything has the others. */
export const seriesForms: readonly Form[] = ["rss", "atom", "json", "card"];

/** The path of a volume among the assets. */
export function volumePath(series: string, volume: number, form: Form): string {
  return `/volumes/${series}/${volume}.${form}`;
}

/**
 * A volume's bytes: the number of pieces and the end of each (32 bits, little-endian), then the
 * pieces.
 *
 * @param take allocates the memory for them
 */
export function encodeVolume(
  pieces: readonly Uint8Array[],
  take = (length: number) => new Uint8Array(length),
): Uint8Array<ArrayBuffer> {
  const tableLength = 4 * (1 + pieces.length);
  const ends: number[] = [];
  let end = tableLength;
  for (const piece of pieces) {
    end += piece.length;
    ends.push(end);
  }
  const bytes = take(end);
  const table = new DataView(bytes.buffer, bytes.byteOffset, tableLength);
  table.setUint32(0, pieces.length, true);
  pieces.forEach((piece, index) => {
    const pieceEnd = ends[index] ?? end;
    table.setUint32(4 * (index + 1), pieceEnd, true);
    bytes.set(piece, pieceEnd - piece.length);
  });
  return bytes;
}

/**
 * One piece of a volume, without copying it.
 *
 * @throws RangeError if the volume has no such piece
 */
export function pieceOf(volume: Uint8Array, position: number): Uint8Array {
  return volume.subarray(...pieceRange(volume, position));
}

/** How many pieces a volume holds, from its first 4 bytes. */
export function pieceCount(volume: Uint8Array): number {
  return new DataView(volume.buffer, volume.byteOffset, volume.byteLength).getUint32(0, true);
}

/** Where a piece begins and ends, from the table at the beginning of its volume. */
export function pieceRange(volume: Uint8Array, position: number): [start: number, end: number] {
  const table = new DataView(volume.buffer, volume.byteOffset, volume.byteLength);
  const count = table.getUint32(0, true);
  if (position < 0 || position >= count) {
    throw new RangeError(`no piece ${position} in a volume of ${count}`);
  }
  const start = position === 0 ? 4 * (1 + count) : table.getUint32(4 * position, true);
  return [start, table.getUint32(4 * (position + 1), true)];
}

/**
 * A pressed piece of a feed, in full and as a summary. The summary has `instead` in place of the
 * bytes `from` up to `to`.
 */
export interface FeedPiece {
  readonly full: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly instead: Uint8Array;
}

const headLength = 12;

/**
 * The piece as a volume stores it: `from`, `to` and the length of the full piece (32 bits,
 * little-endian), then the full piece, then `instead`.
 */
export function encodeFeedPiece({ full, from, to, instead }: FeedPiece): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headLength + full.length + instead.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, from, true);
  head.setUint32(4, to, true);
  head.setUint32(8, full.length, true);
  bytes.set(full, headLength);
  bytes.set(instead, headLength + full.length);
  return bytes;
}

/** The parts of a piece, in full or as a summary, without copying them. */
export function partsOf(bytes: Uint8Array, content: "full" | "summary"): Uint8Array[] {
  const head = new DataView(bytes.buffer, bytes.byteOffset, headLength);
  const end = headLength + head.getUint32(8, true);
  if (content === "full") return [bytes.subarray(headLength, end)];
  return [
    bytes.subarray(headLength, headLength + head.getUint32(0, true)),
    bytes.subarray(end),
    bytes.subarray(headLength + head.getUint32(4, true), end),
  ];
}
