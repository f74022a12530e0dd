import { hash } from "node:crypto";

/** Characters of a fingerprint. */
export const fingerprintLength = 16;

/**
 * A short name for a text that changes when the text does: the first 96 bits of its SHA-256 in
 * base64url (RFC 4648, section 5). Nobody can find two texts with the same one.
 */
export function fingerprint(text: string): string {
  return hash("sha256", text, "base64url").slice(0, fingerprintLength);
}
