import type { Preview } from "../../catalogue/edition-file.ts";
import type { Publication } from "../../content/manuscript.ts";
import { pressManuscript } from "../entries/press-article.ts";
import { pressPages } from "../entries/press-page.ts";
import type { PressedArticle } from "../entries/pressed.ts";
import { markOf } from "../share-pictures/share-picture.ts";
import { type Edition, pressEdition } from "./press-edition.ts";
import { servedFiles } from "./served-files.ts";

/**
 * Presses a whole publication in memory. `buildEdition` does the same in parallel, and writes it.
 *
 * @param cache the folder that keeps finished pictures from one run to the next
 * @throws PressError
 */
export async function pressPublication(
  { channel, manuscripts, pages = [], files = [] }: Publication,
  cache: string,
  preview: Preview = "none",
): Promise<Edition> {
  const mark = markOf(channel, files);
  const pressed: PressedArticle[] = [];
  for (const manuscript of manuscripts)
    pressed.push(await pressManuscript(channel, manuscript, { cache }, mark));
  const pressedPages = await pressPages(channel, pages, { cache });
  const served = await servedFiles(channel, files);
  return pressEdition(channel, pressed, pressedPages, preview, served);
}
