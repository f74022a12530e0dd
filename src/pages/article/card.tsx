import { type Article, articlePath } from "../../article/article.ts";
import type { Channel } from "../../article/channel.ts";
import { type LeadPicture, srcset } from "../../article/picture.ts";
import { wordsFor } from "../../language/vocabulary.ts";
import { marked } from "../passage.tsx";
import { DateOf, TopicLinks } from "./byline.tsx";
import { headline } from "./headline.tsx";

/**
 * An article's card for lists, rendered once when the article is pressed. It speaks the language of its
 * article, and the list marks that language.
 */
export function articleCard(channel: Channel, article: Article, picture?: LeadPicture): string {
  const spoken = wordsFor(channel, article.language);
  const own = marked(article.language, spoken.language);
  const looks = ["card", picture && "pictured", article.title.length > longTitle && "long"];
  return String(
    <article class={looks.filter(Boolean).join(" ")}>
      <h3 {...own}>
        <a href={articlePath(article)}>{headline(article.title, article.language)}</a>
      </h3>
      <p class="meta">
        <span>
          <DateOf spoken={spoken} channel={channel} instant={article.published} />
        </span>
        {article.topics.length > 0 && (
          <span>
            <TopicLinks spoken={spoken} channel={channel} topics={article.topics} />
          </span>
        )}
      </p>
      {article.summary !== "" && <p {...own}>{article.summary}</p>}
      {picture !== undefined && <Thumbnail picture={picture} />}
    </article>,
  );
}

/** UTF-16 units. The style sheet sets a longer headline smaller where its article leads. */
const longTitle = 72;

/** A browser that supports `sizes="auto"` chooses the file by the width that the style sheet sets. */
function Thumbnail({ picture }: { picture: LeadPicture }) {
  const [smallest] = picture.renditions;
  return (
    <img
      alt={picture.alt}
      src={smallest?.path}
      srcset={srcset(picture)}
      sizes="auto, (min-width: 40rem) 23rem, 7rem"
      loading="lazy"
      width={smallest?.width}
      height={smallest?.height}
      decoding="async"
    />
  );
}

const inList = `sizes="auto, (min-width: 40rem) 23rem, 7rem" loading="lazy"`;
const atHead = `sizes="(min-width: 56rem) 40rem, 100vw" fetchpriority="high"`;

/** The card of the article that leads a page: its picture is large, and loads at once. */
export function asLead<Card extends { readonly html: string }>(card: Card): Card {
  return { ...card, html: card.html.replace(inList, atHead) };
}
