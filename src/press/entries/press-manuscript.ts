import type { Channel } from "../../article/channel.ts";
import type { Cache } from "../../content/files/image-facts.ts";
import type { Manuscript } from "../../content/manuscript.ts";
import { pressPictures } from "../pictures/pictures.ts";
import { pressArticle } from "./press-article.ts";
import type { PressedArticle } from "./pressed.ts";

/**
 * Presses an article with its pictures. Of one that was withdrawn, nothing is shown but that it was.
 *
 * @throws PressError
 */
export async function pressManuscript(
  channel: Channel,
  manuscript: Manuscript,
  cache: Cache,
): Promise<PressedArticle> {
  if (manuscript.article.withdrawn !== undefined) {
    return pressArticle(channel, {
      ...manuscript,
      body: { type: "root", children: [] },
      images: new Map(),
      lead: undefined,
      media: [],
    });
  }
  const { pictures, media } = await pressPictures([manuscript], cache, 1);
  const pressed = pressArticle(channel, manuscript, pictures);
  return { ...pressed, media: [...pressed.media, ...media] };
}
