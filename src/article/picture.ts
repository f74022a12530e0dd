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
