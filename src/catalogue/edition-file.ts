import type { Author, Channel } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";
import type { Lineage } from "./lineage.ts";

/** Characters of an entry's version code. */
export const codeLength = 5;

/**
 * Who sees what is not public: nobody; in development whoever opens a page; or, where the operator
 * asks for it, feed readers too.
 */
export type Preview = "none" | "pages" | "feeds";

/**
 * The index: what the Worker knows of every article without opening a volume. Column-wise; row n of
 * each column is the nth article in order of publication, then of the slug that it had first. What
 * few articles have is a list of rows.
 */
export interface Index {
  readonly channel: Channel;
  readonly preview: Preview;
  /** Everyone who wrote something, after the people of the channel. */
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
  /** The position of each one's language. */
  readonly language: readonly number[];
  /** The version codes, one after the other: a code changes whenever a feed's piece does. */
  readonly codes: string;
  /** Only in an edition for development. */
  readonly drafts: readonly number[];
  readonly expires: readonly (readonly [row: number, from: Instant])[];
  readonly withdrawn: readonly (readonly [row: number, when: Instant])[];
  /** Former slugs, each article's first one first. */
  readonly aliases: readonly (readonly [alias: string, row: number])[];
  /** Sound and films among the media, by their paths on the site. */
  readonly recordings: readonly (readonly [path: string, bytes: number])[];
}

/** What is wrong in the content, as the press reports it to the page that shows it in development. */
export interface ReportedError {
  readonly severity: "error" | "warning";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
  readonly excerpt?: string | undefined;
}

/** The Worker's module of data: an index, or in development the errors that stand in its way. */
export type EditionFile =
  | {
      readonly index: Index;
      readonly pressed: Instant;
      /** Undefined in development, where no edition is compared with the one before. */
      readonly lineage?: Lineage | undefined;
    }
  | { readonly errors: readonly ReportedError[] };

/** Changes with the shape of the file, so that code and data of two versions never meet. */
const version = 4;

/** What stands in the module: JSON, in UTF-8. */
export function editionText(file: EditionFile): string {
  return JSON.stringify({ version, ...file });
}

/** Throws where the module was written by another version of the press. */
export function readEdition(module: ArrayBuffer | Uint8Array): EditionFile {
  const file: EditionFile & { version: number } = JSON.parse(new TextDecoder().decode(module));
  if (file.version !== version) {
    throw new Error("dist/ was pressed by another version of Broadsheet: run `npm run build`");
  }
  return file;
}
