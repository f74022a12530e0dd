import { closest } from "fastest-levenshtein";
import { createApp } from "../../app/app.ts";
import { type Article, articlePath } from "../../article/article.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { openCatalogue } from "../../catalogue/catalogue.ts";
import type { ContentError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import type { Edition } from "../../press/edition/press-edition.ts";

/** What is wrong with a link, without its position. */
export interface LinkFault extends Pick<ContentError, "severity" | "message" | "fix"> {
  /** Whether it leads to an article that was withdrawn. */
  readonly isWithdrawn?: boolean;
}

/**
 * Says what is wrong with a link. It takes a decoded path on this site, and what links there. Undefined
 * means that the link works.
 */
export type LinkChecker = (path: string, from: Linking) => Promise<LinkFault | undefined>;

/** What links somewhere, and from when on readers see it. */
type Linking = Pick<Article, "published">;

/** @param now decides which articles are public */
export function linkChecker(publication: Publication, edition: Edition, now: Instant): LinkChecker {
  const isServed = servedBy(publication, edition, now);
  const articles = new Map(
    publication.manuscripts.flatMap(({ article }) =>
      [article.slug, ...article.aliases].map((slug) => [slug, article] as const),
    ),
  );
  return async (path, from) => {
    const slug = /^\/articles\/([^/]+)\/?$/.exec(path)?.[1];
    const article = articles.get(slug ?? "");
    if (article !== undefined) return articleFault(article, from, now);
    if (await isServed(path)) return undefined;
    return slug === undefined ? deadPath(path, publication) : noArticle(slug, [...articles.keys()]);
  };
}

function noArticle(slug: string, others: readonly string[]): LinkFault {
  const near =
    others.length === 0 ? "" : `write ${articlePath({ slug: closest(slug, others) })}, or `;
  return {
    severity: "error",
    message: `there is no article ${slug}`,
    fix: `${near}remove the link`,
  };
}

/** Readers must see an article for as long as they see what links to it. */
function articleFault(article: Article, from: Linking, now: Instant): LinkFault | undefined {
  const { slug } = article;
  if (article.draft) {
    return {
      severity: "error",
      message: `the article ${slug} is a draft, which readers cannot see`,
      fix: "publish that article too, or remove the link",
    };
  }
  const warning = (message: string, fix: string): LinkFault => ({
    severity: "warning",
    message,
    fix,
  });
  if (article.withdrawn !== undefined) {
    const fix = "link to another article, or remove the link";
    return { ...warning(`the article ${slug} has been withdrawn`, fix), isWithdrawn: true };
  }
  const seenFrom = Math.max(now, from.published);
  if (article.expires !== undefined && article.expires <= seenFrom) {
    return warning(
      `the article ${slug} ${article.expires <= now ? "expired" : "expires"} on ${toRfc3339(article.expires)}`,
      "link to another article, or remove the link",
    );
  }
  if (article.published > seenFrom) {
    return warning(
      `the article ${slug} is not public until ${toRfc3339(article.published)}`,
      "publish this article then or later, or add the link later",
    );
  }
  return undefined;
}

function deadPath(path: string, { channel }: Publication): LinkFault {
  const topic = /^\/topics\/([^/]+)/.exec(path)?.[1];
  const topics = channel.topics.map(({ slug }) => slug);
  const fix =
    topic !== undefined && topics.length > 0 && !topics.includes(topic)
      ? `write ${path.replace(topic, () => closest(topic, topics))}, or remove the link`
      : path.startsWith("/media/")
        ? "put the file in the article's folder, and link to it by its file name"
        : "write the address of a page on this site, or remove the link";
  return { severity: "error", message: `there is nothing at ${path} on this site`, fix };
}

/** Whether the site serves a path. It asks the application itself, because only that knows its routes. */
function servedBy({ manuscripts, pages = [] }: Publication, edition: Edition, now: Instant) {
  const media = new Set(
    [...edition.media, ...[...manuscripts, ...pages].flatMap(({ media }) => media)].map(
      ({ path }) => path,
    ),
  );
  const files = new Map(edition.files.map((file) => [file.path, file.bytes()]));
  const app = createApp(openCatalogue(edition.index), () => now);
  const ASSETS = {
    fetch: async (url: string) => {
      const bytes = files.get(new URL(url).pathname);
      return new Response(bytes === undefined ? null : new Uint8Array(bytes), {
        status: bytes === undefined ? 404 : 200,
      });
    },
  };
  const answers = new Map<string, boolean>();
  return async (path: string): Promise<boolean> => {
    if (path.startsWith("/media/")) return media.has(path);
    const known = answers.get(path);
    if (known !== undefined) return known;
    const { status } = await app.request(encodeURI(path), undefined, { ASSETS });
    const isServed = status !== 404 && status !== 410;
    answers.set(path, isServed);
    return isServed;
  };
}
