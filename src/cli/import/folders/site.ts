import type { ImportedBody, ImportedRedirect, ImportedText, LossWithin } from "../imported.ts";
import type { ImportContext } from "../source.ts";
import type { Document } from "./front-matter.ts";
import type { SourceFolder } from "./source-folder.ts";

/** A text of a site without its body, which is read again when its turn comes. */
export type Described = Omit<ImportedText, "place" | "body" | "base">;

/** The body of a text in our Markdown, or in HTML. */
export interface Translated {
  readonly format: ImportedBody["format"];
  readonly text: string;
  readonly losses: readonly LossWithin[];
}

/** What a file of the site is to the import: a text, or something that is left aside for a reason. */
export type FileReport =
  | Described
  | { readonly kind: "left"; readonly reason: string }
  | ImportedRedirect;

/** The texts of a site by their files. */
export type Pages = ReadonlyMap<string, Described>;

/** A site in a folder, of one of the systems. */
export interface Site {
  /** What it is, for the report: `a Hugo site`. */
  readonly name: string;
  /** The old site's address, which may have a path; undefined if its settings do not say it. */
  readonly address?: string | undefined;
  /** The file with the settings, and where in them the address should be: `hugo.toml`, `baseURL`. */
  readonly addressBelongs: readonly [file: string, key: string];
  /** What is wrong with the site as a whole. */
  readonly losses: readonly {
    readonly file: string;
    readonly line?: number;
    readonly reason: string;
  }[];
  /** The feeds of the old site, as paths below its address, and where they lead now. */
  readonly feeds: readonly { readonly path: string; readonly to: "/rss.xml" | "/atom.xml" }[];
  /** The files that may be texts. */
  readonly files: readonly string[];
  /** Undefined if the file is no text of the site. */
  describe(file: string, document: Document): FileReport | undefined;
  /** Lines of losses count from the first line of the body. */
  translate(file: string, document: Document, about: Described, pages: Pages): Translated;
  /**
   * The file that an address names, which may be relative to a file.
   *
   * @param path decoded, without query and fragment
   */
  locate(path: string, from: string | undefined): string | undefined;
}

/** Opens the sites of one system. */
export interface FolderSystem {
  /** `Hugo`. */
  readonly name: string;
  /** Whether the names in the folder's root show that it is such a site. */
  matches(names: readonly string[]): boolean;
  open(folder: SourceFolder, context: ImportContext): Promise<Site | undefined>;
}

/** An http(s) address with a slash at its end; undefined if the text is none. */
export function siteAddress(text: string | undefined): string | undefined {
  const isAddress = text !== undefined && /^https?:\/\/[^/]/i.test(text) && URL.canParse(text);
  return isAddress ? `${text.replace(/\/+$/, "")}/` : undefined;
}

/** The address of sites that do not say theirs. It ends up in nothing but links and paths. */
export const unknownAddress = "https://old-site.invalid/";
