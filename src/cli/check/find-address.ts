import type { ContentError } from "../../content/content-error.ts";
import { errorAt, type SourceFile } from "../../content/source-file.ts";

/**
 * Finds addresses in an article's source, one after the other, as the same one may stand there more
 * than once.
 *
 * @returns an error at the address, or undefined where it is not written out
 */
export function addressFinder(source: SourceFile) {
  const from = new Map<string, number>();
  return (written: string, message: string, fix: string): ContentError | undefined => {
    for (const spelling of new Set([written, decodedAddress(written)])) {
      const offset = indexOfAddress(source.text, spelling, from.get(spelling) ?? 0);
      if (offset === undefined) continue;
      from.set(spelling, offset + spelling.length);
      return errorAt(source, offset, message, fix);
    }
    return undefined;
  };
}

/** Where an address stands by itself, and not as a part of a longer one. */
function indexOfAddress(text: string, address: string, from: number): number | undefined {
  for (let at = text.indexOf(address, from); at >= 0; at = text.indexOf(address, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + address.length);
    if (/^[\s(<"'=]?$/.test(before) && /^[\s)>"']?$/.test(after)) return at;
  }
  return undefined;
}

/** An address without percent-encoding, or as it is where that is not UTF-8. */
export function decodedAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
