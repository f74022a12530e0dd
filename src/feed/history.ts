/** Where a feed stands in the history of its selection (RFC 5005). Addresses are absolute. */
export interface History {
  /** The archive with the articles before those of this document, if there are any (section 4). */
  readonly prevArchive?: string | undefined;
  /** The part of the selection with the older articles next to these, if there are any (section 3). */
  readonly next?: string | undefined;
  /** The part with the newer articles next to these, if there are any. */
  readonly previous?: string | undefined;
  /** Of a part that was asked for by its place: the newest part. */
  readonly first?: string | undefined;
  /** The subscription feed. */
  readonly current: string;
  /** An archive; a feed that holds everything that is selected; or one that holds a part of it. */
  readonly kind: "archive" | "complete" | "part";
}
