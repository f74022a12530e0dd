import { fingerprint } from "../article/fingerprint.ts";
import { type Blocks, toBlocks } from "../gzip/blocks.ts";
import { joinGzip, type Part } from "../gzip/join.ts";
import type { Gzip } from "../gzip/whole.ts";
import { slot } from "./article/page-piece.ts";

/** The HTML of a page with compressed pieces in it. */
export interface PiecedHtml {
  /** Contains {@link slot} once for each piece. */
  readonly html: string;
  readonly pieces: readonly Blocks[];
}

/** Shorter HTML stays plain, because compressing it costs more than it saves. */
const shortest = 200;

/** Puts the pieces into their places. */
export function joinHtml({ html, pieces }: PiecedHtml): Gzip {
  const encoder = new TextEncoder();
  const parts = html.split(slot).flatMap((text, place): Part[] => {
    const bytes = encoder.encode(text);
    const part = text.length < shortest ? bytes : toBlocks(bytes);
    const piece = pieces[place];
    return piece === undefined ? [part] : [part, piece];
  });
  return joinGzip(parts);
}

/** A fingerprint that changes with the HTML or with any of its pieces. */
export function htmlFingerprint({ html, pieces }: PiecedHtml): string {
  return fingerprint([html, ...pieces.map(({ length, crc }) => `${length} ${crc}`)].join("\0"));
}
