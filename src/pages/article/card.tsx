import { type Article, articlePath } from "../../article/article.ts";
import type { Channel } from "../../article/channel.ts";
import { type LeadPicture, srcset } from "../../article/picture.ts";
import { DateOf, TopicLinks } from "./byline.tsx";
import { spokenIn } from "./language.ts";

/** An article's card for lists, rendered once when the article is pressed. */
export function articleCard(channel: Channel, article: Article, picture?: LeadPicture): string {
  const spoken = spokenIn(channel, article);
  return String(
    <article class={picture === undefined ? "card" : "card pictured"}>
      <h3 {...spoken}>
        <a href={articlePath(article)}>{article.title}</a>
      </h3>
      <p class="meta">
        <span>
          <DateOf channel={channel} instant={article.published} />
        </span>
        {article.topics.length > 0 && (
          <span>
            <TopicLinks channel={channel} topics={article.topics} />
          </span>
        )}
      </p>
      {article.summary !== "" && <p {...spoken}>{article.summary}</p>}
      {picture !== undefined && <Thumbnail picture={picture} />}
    </article>,
  );
}

/** The style sheet sets the picture's width. A browser that supports `sizes="auto"` chooses by it. */
function Thumbnail({ picture }: { picture: LeadPicture }) {
  const [smallest] = picture.renditions;
  return (
    <img
      alt={picture.alt}
      src={smallest?.path}
      srcset={srcset(picture)}
      sizes="auto, (min-width: 40rem) 12.5rem, 100vw"
      width={smallest?.width}
      height={smallest?.height}
      loading="lazy"
      decoding="async"
    />
  );
}
