/** One file of a picture, as the site serves it. */
export interface Rendition {
  /** `/media/<name>-<hash>-<width>.<ending>`: a new content has a new path. */
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

/** A picture in the sizes in which it is served. */
export interface Picture {
  /** For pages, in ascending width, all of one type. Never empty. */
  readonly renditions: readonly Rendition[];
  /** The one that every feed reader can show: JPEG or PNG, at most 1,200 pixels wide. */
  readonly feed: Rendition;
}

/** A picture that leads an article. */
export interface LeadPicture extends Picture {
  readonly alt: string;
  readonly caption?: string | undefined;
}

/** The rendition for whoever cannot choose: the smallest at least 960 pixels wide, else the largest. */
export function middleRendition({ renditions }: Picture): Rendition | undefined {
  return renditions.find(({ width }) => width >= 960) ?? renditions.at(-1);
}

/**
 * All renditions for pages, as `srcset` lists them (HTML, section 4.8.4.2.1).
 *
 * @param origin what stands before each path: nothing on the site itself
 */
export function srcset({ renditions }: Picture, origin = ""): string {
  return renditions.map(({ path, width }) => `${origin}${path} ${width}w`).join(", ");
}
