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
  /** For pages, in ascending width. Never empty. The last may be the one for feeds. */
  readonly renditions: readonly Rendition[];
  /** The rendition that every feed reader can show: JPEG or PNG, at most 1,200 pixels wide. */
  readonly feed: Rendition;
}

/** A picture that leads an article. */
export interface LeadPicture extends Picture {
  readonly alt: string;
  readonly caption?: string | undefined;
}

/**
 * The value of `srcset` with all renditions for pages (HTML, section 4.8.4.2.1).
 *
 * @param origin the text before each path; empty on the site itself
 * @returns undefined if there is only one, so that there is nothing to choose
 */
export function srcset({ renditions }: Picture, origin = ""): string | undefined {
  if (renditions.length === 1) return undefined;
  return renditions.map(({ path, width }) => `${origin}${path} ${width}w`).join(", ");
}
