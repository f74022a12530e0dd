import { type Article, articlePath } from "../../article/article.ts";
import { absoluteUrl, type Channel, findTopic } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import type { LeadPicture, Rendition } from "../../article/picture.ts";
import { roleLabel, wordsIn } from "../../language/spoken.ts";
import { authorPath } from "./person.tsx";

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
        roleName: roleLabel(wordsIn(article.language, channel.language).words, credit.role),
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
