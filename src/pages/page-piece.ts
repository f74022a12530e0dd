/** The pressed form of an article's page: what the frame needs to know, and the body. */
export interface PagePiece {
  readonly title: string;
  readonly description: string;
  /** HTML of the `<article>`. */
  readonly body: string;
}

/** As it is stored in a volume: three texts, none of which can hold U+0000. */
export function encodePagePiece({ title, description, body }: PagePiece): string {
  return [title, description, body].join("\0");
}

export function decodePagePiece(bytes: Uint8Array): PagePiece {
  const [title = "", description = "", body = ""] = new TextDecoder().decode(bytes).split("\0");
  return { title, description, body };
}
