import { raw } from "hono/html";
import { type Article, articlePath } from "../../article/article.ts";
import { absoluteUrl, type Channel, findTopic } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import type { LeadPicture } from "../../article/picture.ts";
import { newsArticle } from "./news-article.ts";

/**
 * The elements of an article's head, made once when it is pressed: Open Graph for who shares it,
 * `citation_` names for reference managers, and schema.org's `NewsArticle` for search engines. Of one
 * that was withdrawn, only that it is not to be found.
 */
export function articleHead(channel: Channel, article: Article, picture?: LeadPicture): string {
  if (article.withdrawn !== undefined) return String(<meta name="robots" content="noindex" />);
  const url = `${channel.url}${articlePath(article)}`;
  return String(
    <>
      <meta name="robots" content="max-image-preview:large" />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={channel.title} />
      <meta property="og:title" content={article.title} />
      <meta property="og:description" content={article.summary} />
      <meta property="og:url" content={url} />
      <meta property="article:published_time" content={toRfc3339(article.published)} />
      <meta property="article:modified_time" content={toRfc3339(article.updated)} />
      {article.topics.map((slug) => (
        <meta property="article:tag" content={findTopic(channel, slug)?.title ?? slug} />
      ))}
      <SharedPicture channel={channel} picture={picture} />
      <meta name="citation_title" content={article.title} />
      {article.authors.map(({ name }) => (
        <meta name="citation_author" content={name} />
      ))}
      <meta name="citation_publication_date" content={dayOf(channel, article)} />
      <meta name="citation_journal_title" content={channel.title} />
      <meta name="citation_language" content={article.language} />
      <meta name="citation_public_url" content={url} />
      {article.translations.map((translation) => (
        <link
          rel="alternate"
          hreflang={translation.language}
          href={absoluteUrl(channel, translation.url)}
        />
      ))}
      <script type="application/ld+json">
        {raw(jsonForScript(newsArticle(channel, article, picture)))}
      </script>
    </>,
  );
}

function SharedPicture({
  channel,
  picture,
}: {
  channel: Channel;
  picture: LeadPicture | undefined;
}) {
  const rendition = picture?.feed ?? channel.logo ?? channel.icon;
  if (rendition === undefined) return null;
  return (
    <>
      <meta property="og:image" content={absoluteUrl(channel, rendition.path)} />
      <meta property="og:image:width" content={String(rendition.width)} />
      <meta property="og:image:height" content={String(rendition.height)} />
      {picture !== undefined && <meta property="og:image:alt" content={picture.alt} />}
      <meta
        name="twitter:card"
        content={picture === undefined ? "summary" : "summary_large_image"}
      />
    </>
  );
}

/** A value as JSON in which no markup can begin or end: HTML, section 4.12.1.3. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** The day of publication in the channel's zone, as reference managers take it: `2026/11/22`. */
function dayOf({ timeZone }: Channel, { published }: Article): string {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  return day.format(published).replaceAll("-", "/");
}
