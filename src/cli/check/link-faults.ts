import { closest } from "fastest-levenshtein";
import { createApp } from "../../app/app.ts";
import { type Article, articlePath } from "../../article/article.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { openCatalogue } from "../../catalogue/catalogue.ts";
import type { ContentError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import type { Edition } from "../../press/edition/press-edition.ts";

/** What is wrong with a link, without its position. */
export type LinkFault = Pick<ContentError, "severity" | "message" | "fix">;

/**
 * Makes a function that says what is wrong with a link.
 *
 * @param now decides which articles are public
 * @returns takes a decoded path on this site and the article that links to it; undefined means that the
 *   link works
 */
export function linkChecker(publication: Publication, edition: Edition, now: Instant) {
  const isServed = servedBy(publication, edition, now);
  const articles = new Map(
    publication.manuscripts.flatMap(({ article }) =>
      [article.slug, ...article.aliases].map((slug) => [slug, article] as const),
    ),
  );
  return async (path: string, from: Article): Promise<LinkFault | undefined> => {
    const slug = /^\/articles\/([^/]+)\/?$/.exec(path)?.[1];
    if (slug !== undefined) return articleFault(slug, from, articles, now);
    return (await isServed(path)) ? undefined : deadPath(path, publication);
  };
}

/** An article must exist, and readers must see it for as long as they see the one that links to it. */
function articleFault(
  slug: string,
  from: Article,
  articles: ReadonlyMap<string, Article>,
  now: Instant,
): LinkFault | undefined {
  const article = articles.get(slug);
  if (article === undefined) {
    const near = closest(slug, [...articles.keys()]);
    return {
      severity: "error",
      message: `there is no article ${slug}`,
      fix: `write ${articlePath({ slug: near })}, or remove the link`,
    };
  }
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
    return warning(
      `the article ${slug} has been withdrawn`,
      "link to another article, or remove the link",
    );
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
function servedBy({ manuscripts }: Publication, edition: Edition, now: Instant) {
  const media = new Set(
    [...edition.media, ...manuscripts.flatMap(({ media }) => media)].map(({ path }) => path),
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
