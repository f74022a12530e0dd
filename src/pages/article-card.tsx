import { type Article, articlePath } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import { type LeadPicture, srcset } from "../article/picture.ts";
import { DateOf } from "./date.tsx";

/** An article in a list, made once when the article is pressed. */
export function articleCard(channel: Channel, article: Article, picture?: LeadPicture): string {
  return String(
    <article>
      {picture !== undefined && <Thumbnail picture={picture} />}
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

function Thumbnail({ picture }: { picture: LeadPicture }) {
  const [smallest] = picture.renditions;
  return (
    <img
      alt={picture.alt}
      src={smallest?.path}
      srcset={srcset(picture)}
      sizes="20rem"
      width={smallest?.width}
      height={smallest?.height}
      loading="lazy"
      decoding="async"
    />
  );
}
