import type { Article } from "../../article/article.ts";
import type { Channel } from "../../article/channel.ts";
import { directionOf } from "../../language/direction.ts";

/** The attributes of an element whose text is in an article's language. */
export interface Spoken {
  readonly lang?: string;
  readonly dir?: "rtl";
}

/**
 * The attributes for an element that contains an article's own words: its language, if it differs from
 * the page's (WCAG 2.2, success criterion 3.1.2), and its direction, if that is right to left.
 */
export function spokenIn(channel: Channel, { language }: Article): Spoken {
  return {
    ...(language !== channel.language && { lang: language }),
    ...(directionOf(language) === "rtl" && { dir: "rtl" }),
  };
}
