import type { Root } from "hast";
import type { Article } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import type { StandingPage } from "../article/standing-page.ts";
import type { ServedFile } from "./channel/channel-images.ts";

/** An image in an article's folder that passed inspection. */
export interface SourceImage {
  /** Path of the file. */
  readonly file: string;
  /** Hexadecimal SHA-256 of its bytes. */
  readonly hash: string;
  /** The format that both its content and its name give. */
  readonly format: "jpeg" | "png" | "webp" | "avif" | "gif" | "svg";
  /** Pixels, after the rotation that the camera recorded. */
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
  /** Path of the file. */
  readonly source: string;
  /** `/media/<name>-<hash>.<ending>`: new content has a new path. */
  readonly path: string;
  /** The fingerprint of its bytes: 96 bits of SHA-256 in base64url. */
  readonly hash: string;
  /** Bytes, if the length is needed. */
  readonly length?: number | undefined;
}

/** A text as its author wrote it, checked and ready for the press. */
export interface ManuscriptText {
  /** Path of its file, for messages. */
  readonly file: string;
  /**
   * Sanitised HTML. Addresses on the site are paths that begin with `/`; the `src` of an image beside
   * the text is a key of `images`.
   */
  readonly body: Root;
  readonly images: ReadonlyMap<string, SourceImage>;
  readonly media: readonly MediaFile[];
  /** Files of the other articles and pages that it refers to, from the content folder. */
  readonly references: readonly string[];
}

/** An article as its author wrote it. */
export interface Manuscript extends ManuscriptText {
  readonly article: Article;
  readonly lead?: LeadImage | undefined;
}

/** A page that is no article, as its author wrote it. */
export interface PageManuscript extends ManuscriptText {
  readonly page: StandingPage;
}

/** All of `content/`. */
export interface Publication {
  readonly channel: Channel;
  readonly manuscripts: readonly Manuscript[];
  /** The pages that are no articles. */
  readonly pages?: readonly PageManuscript[] | undefined;
  /** What is served for the channel itself: its icon and its logo. */
  readonly files?: readonly ServedFile[] | undefined;
}
