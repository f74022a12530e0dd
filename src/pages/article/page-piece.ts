import type { Translation } from "../../article/article.ts";

/** The pressed form of an article's page: what the layout needs, and the body. */
export interface PagePiece {
  readonly title: string;
  readonly description: string;
  /** HTML of elements for the document's head. */
  readonly head: string;
  readonly translations: readonly Translation[];
  /** HTML of the `<article>`, which contains {@link viewsSlot} at most once. */
  readonly body: string;
}

/** The place for the number of views, which is known only when the page is requested. */
export const viewsSlot = "\0";

/** The form in volumes: five texts, separated by U+0000. Only the last may contain U+0000, as its slot. */
export function encodePagePiece(piece: PagePiece): string {
  const { title, description, head, translations, body } = piece;
  const links = translations.map(({ language, url }) => `${language} ${url}`);
  return [title, description, head, links.join("\n"), body].join("\0");
}

const decoder = new TextDecoder();

/** Reads the form in volumes. */
export function decodePagePiece(bytes: Uint8Array): PagePiece {
  const text = decoder.decode(bytes);
  const [title = "", description = "", head = "", links = ""] = text.split("\0", 4);
  const start = title.length + description.length + head.length + links.length + 4;
  const translations = links.split("\n").flatMap((link) => {
    const [language = "", url] = link.split(" ");
    return url === undefined ? [] : [{ language, url }];
  });
  return { title, description, head, translations, body: text.slice(start) };
}
