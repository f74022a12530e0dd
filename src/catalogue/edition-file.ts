import type { Instant } from "../article/instant.ts";
import type { Index } from "./index-file.ts";
import type { Lineage } from "./lineage.ts";

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
