const encoder = new TextEncoder();

/** What a document holds before, between and after the pressed pieces of a feed. */
export interface FeedFrame {
  readonly open: string;
  /** Where removed articles go within `open`. Without it, they go in front of the first entry. */
  readonly removedAt?: number;
  readonly separator: string;
  readonly close: string;
}

/** A pressed piece, in one part or several. */
export type PieceParts = readonly Uint8Array[];

/**
 * Joins pressed pieces and their frame into the bytes of a document.
 *
 * @param removed what the feed says about articles that it no longer holds
 */
export function bind(
  { open, removedAt, separator, close }: FeedFrame,
  pieces: readonly PieceParts[],
  removed: readonly PieceParts[] = [],
): Uint8Array {
  const text = (part: string) => encoder.encode(part);
  const between = text(separator);
  const list = (some: readonly PieceParts[]) =>
    some.flatMap((piece, index) => (index === 0 ? piece : [between, ...piece]));
  return joined(
    removedAt === undefined
      ? [text(open), ...list([...removed, ...pieces]), text(close)]
      : [
          text(open.slice(0, removedAt)),
          ...list(removed),
          text(open.slice(removedAt)),
          ...list(pieces),
          text(close),
        ],
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
