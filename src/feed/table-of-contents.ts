import { fingerprintLength } from "../article/fingerprint.ts";
import { codeLength } from "../catalogue/edition-file.ts";
import { mostEntries } from "../query/parse-query.ts";
import { mostBeside } from "../query/plan-volumes.ts";

/*
 * The entity tag of a feed is its table of contents: the fingerprint of its head, a dot, and the code of
 * each entry. So the tag alone tells what its holder has seen.
 */

/** The entity tag of a feed, weak (RFC 9110, section 8.8.3): `W/"<head>.<code><code>…"`. */
export function tableOfContents(head: string, codes: readonly string[]): string {
  return `W/"${head}.${codes.join("")}"`;
}

/** The length of the longest such entity tag, in characters. */
export const longestTag =
  'W/"."'.length + fingerprintLength + (mostEntries + mostBeside) * codeLength;

/** Whether a text has the form of our entity tags, with or without `W/` and quotes. */
export function isTableOfContents(text: string): boolean {
  // Earlier editions had heads of 4 to 14 characters.
  return text.length <= longestTag && /^(?:W\/)?"?[\w-]{4,16}\.[\w-]*"?$/.test(text);
}

/**
 * The codes of the entries in the feed with this entity tag.
 *
 * @param tag with or without `W/` and quotes
 * @returns undefined if the tag belongs to another head, or is not ours
 */
export function codesIn(tag: string, head: string): ReadonlySet<string> | undefined {
  const opaque = tag.replace(/^(?:W\/)?"(.*)"$/, "$1");
  const codes = opaque.slice(head.length + 1);
  if (!opaque.startsWith(`${head}.`) || codes.length % codeLength !== 0) return undefined;
  const known = new Set<string>();
  for (let at = 0; at < codes.length; at += codeLength) known.add(codes.slice(at, at + codeLength));
  return known;
}

/** The entries that the holder of an older feed has not seen. */
export interface Unseen {
  /** The opaque tag of the older feed, without quotes. */
  readonly base: string;
  readonly codes: ReadonlySet<string>;
}

/**
 * The entries of a feed that the holder of an older one has not seen, if the two have entries in common.
 * Of several older feeds, it takes the one that lacks the fewest, because a delta applies to one of them.
 *
 * @param tags of the older feeds, in a form that `codesIn` accepts
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
