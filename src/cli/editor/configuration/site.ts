import type { CmsConfig } from "@sveltia/cms";
import type { Channel } from "../../../article/channel.ts";
import type { EditorWords } from "../words/editor-words.ts";
import type { Choice } from "./widgets.ts";

/** The folder of a year below `content/articles/`. */
export interface YearFolder {
  /** Four digits. */
  readonly year: string;
  /** How many articles it holds. */
  readonly articles: number;
}

/** What the editor of a publication is made from. */
export interface EditedSite {
  readonly channel: Pick<Channel, "title" | "language" | "timeZone" | "topics" | "people">;
  /** Newest first. */
  readonly years: readonly YearFolder[];
  /** The year in the publication's time zone: new articles go there. Four digits. */
  readonly thisYear: string;
  /** A former year that is opened to be read only. */
  readonly olderYear?: string | undefined;
  /** Whether a page lies directly in `content/pages/`, without a folder of its own. */
  readonly hasSinglePages: boolean;
  /** The languages that an article may be in. */
  readonly languages: readonly Choice[];
  /** Where readers and editors see the site, without a slash at the end. */
  readonly origin: string;
  /** Where the files are kept. */
  readonly backend: CmsConfig["backend"];
  /** Whether changes go through review. */
  readonly reviewed: boolean;
  readonly words: EditorWords;
}
