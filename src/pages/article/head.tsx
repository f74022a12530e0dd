import { raw } from "hono/html";
import { type Article, articlePath, type Translation } from "../../article/article.ts";
import { absoluteUrl, type Channel, findTopic } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import type { LeadPicture, Rendition } from "../../article/picture.ts";
import { sharePicture } from "../../article/site-pictures.ts";
import { roleLabel } from "../../language/spoken.ts";
import { wordsFor } from "../../language/vocabulary.ts";
import { breadcrumbList, topicCrumb } from "../trail.tsx";
import { authorPath } from "./byline.tsx";

/**
 * The elements of an article's head, rendered once when it is pressed: Open Graph for sites where it is
 * shared, `citation_` names for reference managers, and schema.org's `NewsArticle` for search engines. A
 * withdrawn article has only the element that keeps it out of search engines.
 */
export function articleHead(
  channel: Channel,
  article: Article,
  picture?: LeadPicture,
  drawn?: Rendition,
): string {
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
      <SharedPicture channel={channel} picture={picture} drawn={drawn} />
      <meta name="citation_title" content={article.title} />
      {article.authors.map(({ name }) => (
        <meta name="citation_author" content={name} />
      ))}
      <meta name="citation_publication_date" content={dayOf(channel, article)} />
      <meta name="citation_journal_title" content={channel.title} />
      <meta name="citation_language" content={article.language} />
      <meta name="citation_public_url" content={url} />
      <Alternates channel={channel} translations={article.translations} />
      <script type="application/ld+json">
        {raw(jsonForScript(newsArticle(channel, article, picture)))}
      </script>
      <script type="application/ld+json">{raw(jsonForScript(trailOf(channel, article)))}</script>
    </>,
  );
}

/** Links to the same text in other languages, for search engines. */
export function Alternates({
  channel,
  translations,
}: {
  channel: Channel;
  translations: readonly Translation[];
}) {
  return (
    <>
      {translations.map(({ language, url }) => (
        <link rel="alternate" hreflang={language} href={absoluteUrl(channel, url)} />
      ))}
    </>
  );
}

/** The breadcrumb trail of an article's page, as its first topic gives it. */
function trailOf(channel: Channel, article: Article) {
  return breadcrumbList({
    channel,
    spoken: wordsFor(channel, article.language),
    crumbs: topicCrumb(channel, article.topics[0]),
    current: { name: article.title, path: articlePath(article) },
  });
}

/**
 * The picture that other sites show with a page: its own, one that was drawn for it, or else the
 * publication's.
 */
function SharedPicture({
  channel,
  picture,
  drawn,
}: {
  channel: Channel;
  picture?: LeadPicture | undefined;
  drawn?: Rendition | undefined;
}) {
  const rendition = picture?.feed ?? drawn ?? sharePicture;
  return (
    <>
      <meta property="og:image" content={absoluteUrl(channel, rendition.path)} />
      <meta property="og:image:width" content={String(rendition.width)} />
      <meta property="og:image:height" content={String(rendition.height)} />
      {picture !== undefined && <meta property="og:image:alt" content={picture.alt} />}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** A value as JSON that is safe inside `<script>` (HTML, section 4.12.1.3). */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** The day of publication in the channel's zone, in the form for reference managers: `2026/11/22`. */
function dayOf({ timeZone }: Channel, { published }: Article): string {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  return day.format(published).replaceAll("-", "/");
}

/** An article as schema.org's `NewsArticle`, in JSON-LD. */
export function newsArticle(channel: Channel, article: Article, picture?: LeadPicture) {
  const url = `${channel.url}${articlePath(article)}`;
  const symbol = channel.logo ?? channel.icon;
  const topics = article.topics.map((slug) => findTopic(channel, slug)?.title ?? slug);
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": url,
    url,
    mainEntityOfPage: url,
    headline: article.title,
    ...(article.summary !== "" && { description: article.summary }),
    inLanguage: article.language,
    datePublished: toRfc3339(article.published),
    dateModified: toRfc3339(article.updated),
    ...(topics.length > 0 && { articleSection: topics[0], keywords: topics }),
    ...(picture !== undefined && {
      image: {
        ...imageObject(channel, picture.feed),
        ...(picture.caption !== undefined && { caption: picture.caption }),
      },
    }),
    ...(article.authors.length > 0 && {
      author: article.authors.map((person) => ({
        "@type": "Person",
        name: person.name,
        url: absoluteUrl(channel, authorPath(person)),
        ...(person.url !== undefined && { sameAs: person.url }),
      })),
    }),
    ...(article.credits.length > 0 && {
      contributor: article.credits.map((credit) => ({
        "@type": "Role",
        roleName: roleLabel(wordsFor(channel, article.language).words, credit.role),
        contributor: { "@type": "Person", name: credit.name },
      })),
    }),
    ...(article.corrections.length > 0 && {
      correction: article.corrections.map(({ date, text }) => ({
        "@type": "CorrectionComment",
        text,
        datePublished: toRfc3339(date),
      })),
    }),
    publisher: {
      "@type": "NewsMediaOrganization",
      name: channel.title,
      url: `${channel.url}/`,
      ...(symbol !== undefined && { logo: imageObject(channel, symbol) }),
    },
    isAccessibleForFree: true,
    copyrightNotice: channel.copyright,
  };
}

function imageObject(channel: Channel, { path, width, height }: Rendition) {
  return { "@type": "ImageObject", url: absoluteUrl(channel, path), width, height };
}
