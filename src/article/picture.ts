/** One file of a picture that the site serves. */
export interface Rendition {
  /** `/media/<name>-<hash>-<width>.<ending>`. New content has a new path. */
  readonly path: string;
  /** Media type, as in `image/jpeg`. */
  readonly type: string;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Bytes. */
  readonly length: number;
}

/** A picture in all sizes that the site serves. */
export interface Picture {
  /** For pages, in ascending width, all of one type. Never empty. */
  readonly renditions: readonly Rendition[];
  /** The rendition that every feed reader can show: JPEG or PNG, at most 1,200 pixels wide. */
  readonly feed: Rendition;
}

/** A picture that leads an article. */
export interface LeadPicture extends Picture {
  readonly alt: string;
  readonly caption?: string | undefined;
}

/** The rendition for programs that cannot choose: the smallest from 960 pixels of width, or the largest. */
export function middleRendition({ renditions }: Picture): Rendition | undefined {
  return renditions.find(({ width }) => width >= 960) ?? renditions.at(-1);
}

/**
 * The value of `srcset` with all renditions for pages (HTML, section 4.8.4.2.1).
 *
 * @param origin the text before each path; empty on the site itself
 */
export function srcset({ renditions }: Picture, origin = ""): string {
  return renditions.map(({ path, width }) => `${origin}${path} ${width}w`).join(", ");
}
