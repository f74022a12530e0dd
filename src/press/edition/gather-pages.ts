import type { ContentError } from "../../content/content-error.ts";
import { diskError } from "../../content/files/disk-error.ts";
import type { ArticleContext } from "../../content/list-articles.ts";
import { readPages } from "../../content/pages/read-pages.ts";
import { type PressedPage, pressPages } from "../entries/press-page.ts";
import { defect } from "../press-error.ts";

/** The standing pages of an edition. */
interface GatheredPages {
  readonly pages: readonly PressedPage[];
  readonly reports: readonly ContentError[];
  /** Whether something in the cache was damaged, and was made again. */
  readonly cacheDamaged: boolean;
}

/**
 * Reads and presses the standing pages. They are few, so each build presses them all.
 *
 * @param files of the pages, as paths from the content folder
 */
export async function gatherPages(
  files: readonly string[],
  context: ArticleContext,
): Promise<GatheredPages> {
  let cacheDamaged = false;
  const watched: ArticleContext = {
    ...context,
    onDamage: () => {
      cacheDamaged = true;
    },
  };
  const { pages, reports } = await readPages(files, watched);
  try {
    return { pages: await pressPages(context.channel, pages, watched), reports, cacheDamaged };
  } catch (cause) {
    if (diskError(cause) !== undefined) throw cause;
    return { pages: [], reports: [...reports, defect("content/pages", cause)], cacheDamaged };
  }
}
