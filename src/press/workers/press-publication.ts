import type { Preview } from "../../catalogue/index-file.ts";
import type { Publication } from "../../content/manuscript.ts";
import { type Edition, pressEdition } from "../edition/press-edition.ts";
import { pressManuscript } from "../entries/press-manuscript.ts";
import type { PressedArticle } from "../entries/pressed.ts";

/**
 * Presses a whole publication in memory. For many articles, `buildEdition` does the same in parallel.
 *
 * @param cache folder in which finished pictures are kept from one run to the next
 * @throws PressError
 */
export async function pressPublication(
  { channel, manuscripts, files }: Publication,
  cache: string,
  preview: Preview = "none",
): Promise<Edition> {
  const pressed: PressedArticle[] = [];
  for (const manuscript of manuscripts)
    pressed.push(await pressManuscript(channel, manuscript, { cache }));
  return pressEdition(channel, pressed, preview, files);
}
