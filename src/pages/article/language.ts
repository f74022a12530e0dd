import type { Article } from "../../article/article.ts";
import type { Channel } from "../../article/channel.ts";
import { directionOf } from "../../language/direction.ts";

/** The attributes of what is said in an article's language. */
export interface Spoken {
  readonly lang?: string;
  readonly dir?: "rtl";
}

/**
 * How an element is marked that holds the words of an article: with its language, where it is not that
 * of the page around it (WCAG 2.2, 3.1.2), and with its direction, where it is not from left to right.
 */
export function spokenIn(channel: Channel, { language }: Article): Spoken {
  return {
    ...(language !== channel.language && { lang: language }),
    ...(directionOf(language) === "rtl" && { dir: "rtl" }),
  };
}
