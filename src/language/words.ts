/** What Broadsheet itself says in and around articles. Each language says all of it. */
export interface Words {
  /** What stands before and after the day of a correction; its text follows. */
  readonly correction: readonly [before: string, after: string];
  /** What stands before the article's address in feeds, with the publication's title. */
  readonly firstAppeared: (title: string) => string;
  /** The heading of the footnotes, which only screen readers tell. */
  readonly footnotes: string;
  /** What screen readers tell of the way back from a footnote. */
  readonly backToReference: (number: string) => string;
  /** The link to a recording or a film, where it cannot be played. */
  readonly audio: (title: string) => string;
  readonly video: (title: string) => string;
  /** What stands between two sentences. */
  readonly space: string;
  /** Roles in credits, by how authors write them in English, in lower case and without hyphens. */
  readonly roles: Readonly<Record<string, string>>;
}
