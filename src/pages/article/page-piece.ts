/** The pressed form of an article's page: what the layout needs to know, and the body. */
export interface PagePiece {
  readonly title: string;
  readonly description: string;
  /** HTML of elements for the document's head. */
  readonly head: string;
  /** HTML of the `<article>`, in which {@link viewsSlot} may stand once. */
  readonly body: string;
}

/** Where the number of views goes, which is known only when the page is asked for. */
export const viewsSlot = "\0";

/** As it is stored in a volume: texts, none of which can hold U+0000 but for the slot in the last. */
export function encodePagePiece({ title, description, head, body }: PagePiece): string {
  return [title, description, head, body].join("\0");
}

const decoder = new TextDecoder();

export function decodePagePiece(bytes: Uint8Array): PagePiece {
  const text = decoder.decode(bytes);
  const [title = "", description = "", head = ""] = text.split("\0", 3);
  const start = title.length + description.length + head.length + 3;
  return { title, description, head, body: text.slice(start) };
}
