import { closest } from "fastest-levenshtein";
import { type Article, articlePath } from "../../article/article.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import type { ContentError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";

/** What is wrong with a link, wherever it stands. */
export type LinkFault = Pick<ContentError, "severity" | "message" | "fix">;

/** Articles by the slugs that lead to them, present and former. */
export function articlesByAddress({ manuscripts }: Publication): ReadonlyMap<string, Article> {
  return new Map(
    manuscripts.flatMap(({ article }) =>
      [article.slug, ...article.aliases].map((slug) => [slug, article] as const),
    ),
  );
}

/**
 * What is wrong with a link from one article to another: that there is none, or that it is not to be
 * seen when the first one is.
 *
 * @param slug as the link has it
 */
export function linkedArticle(
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
      fix: `write ${articlePath({ slug: near })}, or take the link out`,
    };
  }
  const warning = (message: string, fix: string): LinkFault => ({
    severity: "warning",
    message,
    fix,
  });
  if (article.draft) {
    return {
      severity: "error",
      message: `the article ${slug} is a draft, which readers cannot see`,
      fix: "publish it too, or take the link out",
    };
  }
  if (article.withdrawn !== undefined) {
    return warning(
      `the article ${slug} was withdrawn`,
      "link to another article, or take the link out",
    );
  }
  if (article.expires !== undefined && article.expires <= Math.max(now, from.published)) {
    return warning(
      `the article ${slug} is not public any more since ${toRfc3339(article.expires)}`,
      "link to another article, or take the link out",
    );
  }
  if (article.published > Math.max(now, from.published)) {
    return warning(
      `the article ${slug} is not public before ${toRfc3339(article.published)}`,
      "publish this article no earlier, or add the link later",
    );
  }
  return undefined;
}
