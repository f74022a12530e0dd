import { type Gzip, restore } from "../../src/gzip/whole.ts";
import { encodePagePiece } from "../../src/pages/article/page-piece.ts";
import { joinHtml, type PiecedHtml } from "../../src/pages/page-html.ts";

/** The text of a document, plain or made as gzip. A byte order mark stays. */
export function unzipped(body: string | Gzip | undefined): string {
  if (typeof body === "string") return body;
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body && restore(body));
}

/** The whole HTML of a page. */
export function htmlOf(page: PiecedHtml): string {
  return unzipped(joinHtml(page));
}

/** The pressed page of an article that has nothing but a body. */
export function barePage(body: string): Uint8Array {
  return encodePagePiece({ title: "", description: "", head: "", translations: [], body });
}
