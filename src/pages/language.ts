import type { Article } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";

/** The language of what an article says, where it is not that of the page around it (WCAG 2.2, 3.1.2). */
export function languageOf(channel: Channel, article: Article): string | undefined {
  return article.language === channel.language ? undefined : article.language;
}
