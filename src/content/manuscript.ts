import type { Root } from "hast";
import type { Article } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";

/** A file that an article shows, and the path under which the site serves it. */
export interface MediaFile {
  /** Where it lies now. */
  readonly source: string;
  /** `/media/<name>-<hash>.<ending>`: a new content has a new path. */
  readonly path: string;
}

/** An article as its author wrote it, checked and ready for the press. */
export interface Manuscript {
  /** Path of its file, for messages. */
  readonly file: string;
  readonly article: Article;
  /** Sanitised HTML; addresses on the site are paths that begin with `/`. */
  readonly body: Root;
  readonly media: readonly MediaFile[];
}

/** All of `content/`. */
export interface Publication {
  readonly channel: Channel;
  readonly manuscripts: readonly Manuscript[];
}
