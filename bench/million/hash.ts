/** A hash of 32 bits: FNV-1a, with the finalizer of MurmurHash3, so that each bit depends on all letters. */
export function hashOf(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * Whether a list is cut before the article with this slug. It depends on the article alone, so an
 * article that is inserted anywhere leaves all other cuts where they are.
 *
 * @param bits one article in 2^bits begins a part
 */
export function begins(slug: string, bits: number): boolean {
  return hashOf(slug) >>> (32 - bits) === 0;
}
