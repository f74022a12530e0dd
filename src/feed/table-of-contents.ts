import { fingerprintLength } from "../article/fingerprint.ts";
import { codeLength } from "../catalogue/edition-file.ts";
import { mostEntries } from "../query/parse-query.ts";
import { mostBeside } from "../query/plan-volumes.ts";

/*
 * The entity tag of a feed is its table of contents: the fingerprint of its head, a dot, and the
 * code of each entry. So it is told from a tag alone what its holder has seen.
 */

/** The entity tag of a feed, weak (RFC 9110, section 8.8.3): `W/"<head>.<code><code>…"`. */
export function tableOfContents(head: string, codes: readonly string[]): string {
  return `W/"${head}.${codes.join("")}"`;
}

/** The most characters of such an entity tag. */
export const longestTag =
  'W/"."'.length + fingerprintLength + (mostEntries + mostBeside) * codeLength;

/** Whether a text is written as an entity tag of ours, with or without `W/` and quotes. */
export function isTableOfContents(text: string): boolean {
  // Earlier editions had heads of 4 to 14 characters.
  return text.length <= longestTag && /^(?:W\/)?"?[\w-]{4,16}\.[\w-]*"?$/.test(text);
}

/**
 * The codes of the entries that somebody holds who holds a feed with this tag; undefined where the
 * tag is of another head, or none of ours.
 *
 * @param tag as it is sent, or without `W/`, or without quotes
 */
export function codesIn(tag: string, head: string): ReadonlySet<string> | undefined {
  const opaque = tag.replace(/^(?:W\/)?"(.*)"$/, "$1");
  const codes = opaque.slice(head.length + 1);
  if (!opaque.startsWith(`${head}.`) || codes.length % codeLength !== 0) return undefined;
  const known = new Set<string>();
  for (let at = 0; at < codes.length; at += codeLength) known.add(codes.slice(at, at + codeLength));
  return known;
}

/** What the holder of an older feed has not seen. */
export interface Unseen {
  /** The opaque tag of the older feed, without quotes. */
  readonly base: string;
  readonly codes: ReadonlySet<string>;
}

/**
 * Which of a feed's entries the holder of an older one has not seen, if the two have entries in
 * common. Of several older ones, the one that lacks least: a part is added to one of them, not to all.
 *
 * @param tags as `codesIn` takes them
 */
export function unseen(
  tags: readonly string[],
  head: string,
  codes: readonly string[],
): Unseen | undefined {
  let best: Unseen | undefined;
  for (const tag of tags) {
    const known = codesIn(tag, head);
    if (known === undefined) continue;
    const fresh = new Set(codes.filter((code) => !known.has(code)));
    if (fresh.size < (best?.codes.size ?? codes.length)) {
      best = { base: tag.replace(/^(?:W\/)?"(.*)"$/, "$1"), codes: fresh };
    }
  }
  return best;
}
