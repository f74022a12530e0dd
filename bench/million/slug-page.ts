import type { Instant } from "../../src/article/instant.ts";
import { lowerBound } from "../../src/catalogue/series.ts";
import { hashOf } from "./hash.ts";
import { byPublication, type Cursor } from "./rows.ts";

/** How many of the pages' slugs share one page, on average at most. */
const slugsInPage = 4096;

/** The number of bits of a slug's hash that name its page, for a number of articles. */
export function slugBits(articles: number): number {
  return Math.max(0, Math.ceil(Math.log2(articles / slugsInPage)));
}

/** The number of the page that knows a slug. */
export function slugPageOf(slug: string, bits: number): number {
  return bits === 0 ? 0 : hashOf(slug) >>> (32 - bits);
}

/**
 * Writes a page that tells when articles were published, by the hashes of their slugs: the number of
 * slugs, then moments and hashes in the order of the hashes.
 */
export function encodeSlugPage(articles: readonly Cursor[]): Uint8Array {
  const sorted = articles
    .map(({ slug, published }) => ({ hash: hashOf(slug), slug, published }))
    .sort((a, b) => a.hash - b.hash || byPublication(a, b));
  const buffer = new ArrayBuffer(8 + 12 * sorted.length);
  new Uint32Array(buffer, 0, 1)[0] = sorted.length;
  const { moments, hashes } = columnsOf(buffer);
  moments.set(sorted.map(({ published }) => published));
  hashes.set(sorted.map(({ hash }) => hash));
  return new Uint8Array(buffer);
}

/** When articles were published whose slugs have the hash of this one: almost always one at most. */
export function momentsOf(buffer: ArrayBuffer, slug: string): Instant[] {
  const { moments, hashes } = columnsOf(buffer);
  const hash = hashOf(slug);
  const found: Instant[] = [];
  let place = lowerBound(hashes.length, (at) => (hashes[at] ?? 0) >= hash);
  while (hashes[place] === hash) found.push(moments[place++] ?? 0);
  return found;
}

function columnsOf(buffer: ArrayBuffer) {
  const [count = 0] = new Uint32Array(buffer, 0, 1);
  return {
    moments: new Float64Array(buffer, 8, count),
    hashes: new Uint32Array(buffer, 8 + 8 * count, count),
  };
}
