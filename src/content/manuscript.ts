import type { Root } from "hast";
import type { Article } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import type { ServedFile } from "./channel/channel-images.ts";

/** An image beside an article, looked into and found good. */
export interface SourceImage {
  /** Where it lies. */
  readonly file: string;
  /** Hexadecimal SHA-256 of its bytes. */
  readonly hash: string;
  /** What it is, by its content and by its name. */
  readonly format: "jpeg" | "png" | "webp" | "avif" | "gif" | "svg";
  /** Pixels, as it is to be seen: after what a camera has turned was turned back. */
  readonly width: number;
  /** Pixels, of one frame. */
  readonly height: number;
  /** Whether it has more than one frame. */
  readonly animated: boolean;
}

/** The image that leads an article. */
export interface LeadImage {
  readonly image: SourceImage;
  readonly alt: string;
  readonly caption?: string | undefined;
}

/** A file that is served as it is, and the path under which it is served. */
export interface MediaFile {
  /** Where it lies. */
  readonly source: string;
  /** `/media/<name>-<hash>.<ending>`: a new content has a new path. */
  readonly path: string;
  /** The fingerprint of its bytes: 96 bits of SHA-256 in base64url. */
  readonly hash: string;
  /** Bytes, where it was asked for. */
  readonly length?: number | undefined;
}

/** An article as its author wrote it, checked and ready for the press. */
export interface Manuscript {
  /** Path of its file, for messages. */
  readonly file: string;
  readonly article: Article;
  /**
   * Sanitised HTML. Addresses on the site are paths that begin with `/`; the `src` of an image beside
   * the article is a key of `images`.
   */
  readonly body: Root;
  readonly images: ReadonlyMap<string, SourceImage>;
  readonly lead?: LeadImage | undefined;
  readonly media: readonly MediaFile[];
  /** Files of the other articles that it refers to, from the content folder. */
  readonly references: readonly string[];
}

/** All of `content/`. */
export interface Publication {
  readonly channel: Channel;
  readonly manuscripts: readonly Manuscript[];
  /** What is served for the channel itself: its icon and its logo. */
  readonly files?: readonly ServedFile[] | undefined;
}
