/** The pressed form of an article's page: what the layout needs, and the body. */
export interface PagePiece {
  readonly title: string;
  readonly description: string;
  /** HTML of elements for the document's head. */
  readonly head: string;
  /** HTML of the `<article>`, which contains {@link viewsSlot} at most once. */
  readonly body: string;
}

/** The place for the number of views, which is known only when the page is requested. */
export const viewsSlot = "\0";

/** The form in volumes: four texts, separated by U+0000. Only the last may contain U+0000, as its slot. */
export function encodePagePiece({ title, description, head, body }: PagePiece): string {
  return [title, description, head, body].join("\0");
}

const decoder = new TextDecoder();

/** Reads the form in volumes. */
export function decodePagePiece(bytes: Uint8Array): PagePiece {
  const text = decoder.decode(bytes);
  const [title = "", description = "", head = ""] = text.split("\0", 3);
  const start = title.length + description.length + head.length + 3;
  return { title, description, head, body: text.slice(start) };
}
