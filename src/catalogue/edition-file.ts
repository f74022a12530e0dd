import type { Author, Channel } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";
import type { RedirectColumns } from "../article/redirects.ts";
import type { LinkedPage } from "../article/standing-page.ts";
import type { Vocabulary } from "../language/spoken.ts";
import type { GivenIdColumns } from "./given-ids.ts";
import type { Lineage } from "./lineage.ts";

/** The length of an entry's version code, in characters. */
export const codeLength = 5;

/**
 * Who sees articles that are not public. `none`: nobody. `pages`: whoever opens a page in
 * development. `feeds`: feed readers too, if the operator asks for it.
 */
export type Preview = "none" | "pages" | "feeds";

/**
 * The index: what the Worker knows of every article without opening a volume. It is stored by
 * column. Row n of each column is the nth article in order of publication, then of the slug
 * under which it was first published. A property that few articles have is a list of rows.
 */
export interface Index {
  readonly channel: Channel;
  /** The pages that are no articles, in the order of their menus and of their pieces. */
  readonly pages: readonly LinkedPage[];
  /** What the publication says around articles, in its languages. */
  readonly vocabulary: Vocabulary;
  readonly preview: Preview;
  /** The authors: first those that the channel declares, then those that only articles name. */
  readonly authors: readonly Author[];
  /** The languages that articles are in, as BCP 47 tags. */
  readonly languages: readonly string[];
  /** See `encodeSlugs`. */
  readonly slugs: string;
  /** Instants; see `encodeGrowing`. */
  readonly published: readonly number[];
  /** Milliseconds from publication to the last change. */
  readonly updated: readonly number[];
  /** Positions in the channel's list of topics; see `encodeLists`. */
  readonly topics: readonly number[];
  /** Positions in the list of authors; see `encodeLists`. */
  readonly writers: readonly number[];
  /** The position of each article's language in the list of languages. */
  readonly language: readonly number[];
  /** The version codes, one after the other: a code changes whenever a feed's piece does. */
  readonly codes: string;
  /** Filled only in an edition for development. */
  readonly drafts: readonly number[];
  readonly expires: readonly (readonly [row: number, from: Instant])[];
  /** Until when articles lead the front page; undefined if none does. */
  readonly pinned?: readonly (readonly [row: number, until: Instant])[];
  readonly withdrawn: readonly (readonly [row: number, when: Instant])[];
  /** Former slugs. The oldest slug of each article comes first. */
  readonly aliases: readonly (readonly [alias: string, row: number])[];
  /** The ids that other systems gave; undefined where no article has one. */
  readonly ids?: GivenIdColumns | undefined;
  /** Where old addresses lead: those of the channel and of articles; undefined if there are none. */
  readonly redirects?: RedirectColumns | undefined;
  /** Sound and films among the media, by their paths on the site. */
  readonly recordings: readonly (readonly [path: string, bytes: number])[];
}

/**
 * A mistake in the content, as the press reports it to the page that shows mistakes in
 * development.
 */
export interface ReportedError {
  readonly severity: "error" | "warning";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
  readonly excerpt?: string | undefined;
}

/** The Worker's data module: an index or, in development, the errors that prevent one. */
export type EditionFile =
  | {
      readonly index: Index;
      readonly pressed: Instant;
      /** Undefined in development, where no edition is compared with the one before. */
      readonly lineage?: Lineage | undefined;
    }
  | { readonly errors: readonly ReportedError[] };

/**
 * Increase this whenever the shape of the file changes: the Worker then rejects data of another
 * version.
 */
const version = 6;

/** The contents of the module: JSON in UTF-8. */
export function editionText(file: EditionFile): string {
  return JSON.stringify({ version, ...file });
}

/**
 * Reads the module.
 *
 * @throws Error if another version of the press wrote it
 */
export function readEdition(module: ArrayBuffer | Uint8Array): EditionFile {
  const file: EditionFile & { version: number } = JSON.parse(new TextDecoder().decode(module));
  if (file.version !== version) {
    throw new Error("dist/ was pressed by another version of Broadsheet: run `npm run build`");
  }
  return file;
}
