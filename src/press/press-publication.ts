import type { Preview } from "../catalogue/index-file.ts";
import type { Publication } from "../content/manuscript.ts";
import { pressArticle } from "./press-article.ts";
import { type Edition, pressEdition } from "./press-edition.ts";
import type { PressedArticle } from "./pressed.ts";

/** Presses a whole publication in memory. For many articles, `pressFolder` does the same in parallel. */
export async function pressPublication(
  { channel, manuscripts }: Publication,
  preview: Preview = "none",
): Promise<Edition> {
  const pressed: PressedArticle[] = [];
  for (const manuscript of manuscripts) pressed.push(await pressArticle(channel, manuscript));
  return pressEdition(channel, pressed, preview);
}
