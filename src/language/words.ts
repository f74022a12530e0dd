/** Broadsheet's own words in and around articles. Each language has all of them. */
export interface Words {
  /** What precedes and follows the date of a correction. The text of the correction comes next. */
  readonly correction: readonly [before: string, after: string];
  /** Precedes the article's address in feeds. */
  readonly firstAppeared: (title: string) => string;
  /** The heading of the footnotes, for screen readers only. */
  readonly footnotes: string;
  /** The label of the link back from a footnote, for screen readers. */
  readonly backToReference: (number: string) => string;
  /** The link to a recording or a film that the reader cannot play in place. */
  readonly audio: (title: string) => string;
  readonly video: (title: string) => string;
  /** Separates two sentences. */
  readonly space: string;
  /** Roles in credits, by their English names in lower case and without hyphens. */
  readonly roles: Readonly<Record<string, string>>;
}
