import { join } from "node:path";
import { forms } from "../../catalogue/volume.ts";
import { fail, type Result, succeed } from "../../content/content-error.ts";
import { diskError } from "../../content/files/disk-error.ts";
import type { ArticleContext } from "../../content/list-articles.ts";
import type { MediaFile } from "../../content/manuscript.ts";
import { readArticle } from "../../content/read-article.ts";
import type { PieceSpool, Spooled } from "../edition/piece-files.ts";
import { pressManuscript } from "../entries/press-article.ts";
import type { IndexedArticle, PressedArticle } from "../entries/pressed.ts";
import { defect } from "../press-error.ts";
import type { Mark } from "../share-pictures/share-picture.ts";

/** What each thread of the press needs for all articles. */
export interface PressOrder {
  /** Path of the content folder. */
  readonly folder: string;
  readonly context: ArticleContext;
  /** What stands for the publication in drawn pictures. */
  readonly mark?: Mark | undefined;
  /** The folder in which each thread has its spool. */
  readonly spools: string;
}

/** A pressed article as it goes from one thread to another. */
export interface PressedFile {
  readonly article: IndexedArticle;
  readonly code: string;
  /** The hashes of its pieces, in the order of `forms`. */
  readonly hashes: readonly string[];
  /** Where its pieces are, in the same order. */
  readonly spooled: Spooled;
  readonly media: readonly MediaFile[];
  /** The files of other articles that it refers to, as paths from the content folder. */
  readonly references: readonly string[];
  /** Whether something in the cache was damaged, and was made again. */
  readonly cacheDamaged: boolean;
}

/**
 * Reads and presses one article, and puts its pieces into a spool. A failure of the press is reported
 * as an error in that article's file.
 *
 * @throws Error where the disk cannot be written
 */
export async function pressFile(
  file: string,
  { folder, context, mark }: PressOrder,
  spool: PieceSpool,
): Promise<Result<PressedFile>> {
  let cacheDamaged = false;
  const watched: ArticleContext = {
    ...context,
    onDamage: () => {
      cacheDamaged = true;
    },
  };
  const read = await readArticle(join(folder, file), file, watched);
  if (!read.ok) return read;
  let pressed: PressedArticle;
  try {
    pressed = await pressManuscript(context.channel, read.value, watched, mark);
  } catch (cause) {
    // The disk would fail for every other article too.
    if (diskError(cause) !== undefined) throw cause;
    return fail(defect(`content/${file}`, cause));
  }
  const { article, code, pieces, media } = pressed;
  return succeed(
    {
      article,
      code,
      hashes: forms.map((form) => pieces[form].hash),
      spooled: spool.put(forms.map((form) => pieces[form].bytes())),
      media,
      references: read.value.references,
      cacheDamaged,
    },
    read.warnings,
  );
}
