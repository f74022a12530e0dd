import { join } from "node:path";
import { forms } from "../catalogue/volume.ts";
import {
  type ContentError,
  fail,
  fileError,
  type Result,
  succeed,
} from "../content/content-error.ts";
import type { MediaFile } from "../content/manuscript.ts";
import { readArticle } from "../content/read-article.ts";
import type { Surroundings } from "../content/surroundings.ts";
import { PressError } from "./press-article.ts";
import { pressManuscript } from "./press-manuscript.ts";
import type { IndexedArticle } from "./pressed.ts";

/** A pressed article as it goes from one thread to another: the pieces' bytes in the order of `forms`. */
export interface PressedFile {
  readonly article: IndexedArticle;
  readonly code: string;
  readonly hashes: readonly string[];
  readonly pieces: readonly Uint8Array[];
  readonly media: readonly MediaFile[];
  /** Files of the other articles that it refers to, from the content folder. */
  readonly references: readonly string[];
}

/** Reads and presses one article. What the press cannot do is an error of that article's file. */
export async function pressFile(
  folder: string,
  file: string,
  surroundings: Surroundings,
): Promise<Result<PressedFile>> {
  const read = await readArticle(join(folder, file), file, surroundings);
  if (!read.ok) return read;
  try {
    const { article, code, pieces, media } = await pressManuscript(
      surroundings.channel,
      read.value,
      surroundings.cache,
    );
    return succeed(
      {
        article,
        code,
        hashes: forms.map((form) => pieces[form].hash),
        pieces: forms.map((form) => pieces[form].bytes()),
        media,
        references: read.value.references,
      },
      read.warnings,
    );
  } catch (cause) {
    return fail(defect(`content/${file}`, cause));
  }
}

/** What no author could have done wrong, unless the error says what to do. */
export function defect(file: string, cause: unknown): ContentError {
  return fileError(
    cause instanceof PressError ? cause.file : file,
    `this cannot be pressed: ${cause instanceof Error ? cause.message : String(cause)}`,
    fixOf(cause),
  );
}

function fixOf(cause: unknown): string {
  if (cause instanceof PressError) return cause.fix;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (/^(ENOSPC|EDQUOT)$/.test(code)) return "make room on the disk, and build again";
  if (/^(EACCES|EPERM|EROFS)$/.test(code)) return "make the project's folder writable";
  return "this is a defect of Broadsheet: please report it, with this file";
}
