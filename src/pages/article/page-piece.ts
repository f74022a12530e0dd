import type { Translation } from "../../article/article.ts";
import { type Blocks, decodeBlocks, encodeBlocks, smallest, toBlocks } from "../../gzip/blocks.ts";

/** What a page's layout needs to know about an article. */
interface PageFacts {
  readonly title: string;
  readonly description: string;
  readonly translations: readonly Translation[];
}

/** The pressed form of an article's page. */
export interface PagePiece extends PageFacts {
  /** HTML of elements for the document's head. */
  readonly head: string;
  /** HTML of the `<article>`, which contains {@link slot} at most once: for the number of views. */
  readonly body: string;
}

/** The pressed form as it is read from a volume. Its HTML stays compressed. */
export interface StoredPage extends PageFacts {
  readonly head: Blocks;
  /** The HTML before and after the number of views. */
  readonly body: readonly Blocks[];
}

/** The place in HTML for what is put in later: HTML cannot contain U+0000. */
export const slot = "\0";

const lengthBytes = 4;

/**
 * The form in volumes: the length of the facts in bytes (32 bits, little-endian), the facts as three
 * texts that are separated by U+0000, and the blocks of the HTML.
 */
export function encodePagePiece(piece: PagePiece): Uint8Array {
  const { title, description, translations, head, body } = piece;
  const links = translations.map(({ language, url }) => `${language} ${url}`);
  const encoder = new TextEncoder();
  const facts = encoder.encode([title, description, links.join("\n")].join("\0"));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(facts.length);
  const html = [head, ...body.split(slot)];
  return Buffer.concat([
    length,
    facts,
    ...html.map((text) => encodeBlocks(toBlocks(encoder.encode(text), smallest))),
  ]);
}

const decoder = new TextDecoder();

/** Reads the form in volumes, and copies it. */
export function decodePagePiece(bytes: Uint8Array): StoredPage {
  const copy = new Uint8Array(bytes);
  const factsEnd = lengthBytes + new DataView(copy.buffer).getUint32(0, true);
  const facts = decoder.decode(copy.subarray(lengthBytes, factsEnd));
  const [title = "", description = "", links = ""] = facts.split("\0");
  const translations = links.split("\n").flatMap((link) => {
    const [language = "", url] = link.split(" ");
    return url === undefined ? [] : [{ language, url }];
  });
  const head = decodeBlocks(copy, factsEnd);
  const body: Blocks[] = [];
  for (let at = head.next; at < copy.length; ) {
    const blocks = decodeBlocks(copy, at);
    body.push(blocks);
    at = blocks.next;
  }
  return { title, description, translations, head, body };
}
