/**
 * A short name for a text that changes when the text does: 64 bits of FNV-1a (two lanes of 32) in
 * base 36. Not for secrets.
 */
export function fingerprint(text: string): string {
  let high = 0x811c9dc5;
  let low = 0xcbf29ce4;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ (unit + index), 0x01000193);
  }
  return (high >>> 0).toString(36) + (low >>> 0).toString(36);
}
