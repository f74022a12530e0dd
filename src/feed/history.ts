import type { Series } from "../catalogue/series.ts";
import { volumeSize } from "../catalogue/volume.ts";

/**
 * A part of a series that never changes again but for corrections: the places `from` up to `to`, all
 * in one volume, beginning where the volume does. It is an archive document of RFC 5005, section 4.
 */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where a feed stands in the history of its selection (RFC 5005). Addresses are absolute. */
export interface History {
  /** The archive with the articles before those of this document, if there are any (section 4). */
  readonly prevArchive?: string | undefined;
  /** The part of the selection with the older articles next to these, if there are any (section 3). */
  readonly next?: string | undefined;
  /** The part with the newer articles next to these, if there are any. */
  readonly previous?: string | undefined;
  /** Of a part that was asked for by its place: the newest part. */
  readonly first?: string | undefined;
  /** The subscription feed. */
  readonly current: string;
  /** An archive; a feed that holds everything that is selected; or one that holds a part of it. */
  readonly kind: "archive" | "complete" | "part";
}

/** The archive that ends just before a place, if there is anything before it. */
export function rangeBefore(place: number): Range | undefined {
  if (place <= 0) return undefined;
  return { from: Math.floor((place - 1) / volumeSize) * volumeSize, to: place };
}

/** Path of an archive's folder below its selection's page: `archive/50-73/`. */
export function rangePath({ from, to }: Range): string {
  return `archive/${from}-${to}/`;
}

/**
 * Reads a range as `rangePath` writes it.
 *
 * @param published how many articles of the series are published: no archive reaches beyond
 * @returns undefined where there is no such archive
 */
export function parseRange(text: string, { rows }: Series, published: number): Range | undefined {
  const [, first, last] = /^(0|[1-9]\d{0,8})-([1-9]\d{0,8})$/.exec(text) ?? [];
  const range = { from: Number(first), to: Number(last) };
  const whole = rangeBefore(range.to);
  const exists = first !== undefined && range.to <= Math.min(published, rows.length);
  return exists && whole?.from === range.from ? range : undefined;
}
