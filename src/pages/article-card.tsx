import { type Article, articlePath } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import { DateOf } from "./date.tsx";

/** An article in a list, made once when the article is pressed. */
export function articleCard(channel: Channel, article: Article): string {
  return String(
    <article>
      <h3>
        <a href={articlePath(article)}>{article.title}</a>
      </h3>
      <p>
        <DateOf channel={channel} instant={article.published} />
      </p>
      <p>{article.summary}</p>
    </article>,
  );
}
