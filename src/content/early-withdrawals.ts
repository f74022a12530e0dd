import type { Article } from "../article/article.ts";
import { type Instant, toRfc3339 } from "../article/instant.ts";
import { type ContentError, fileError } from "./content-error.ts";

/**
 * Errors for scheduled articles whose withdrawal is dated at their publication or later. Readers would
 * be told from that moment on of an article that they have never seen.
 *
 * @param articles with their files' paths
 */
export function earlyWithdrawals(
  articles: readonly { file: string; article: Pick<Article, "published" | "withdrawn"> }[],
  now: Instant,
): ContentError[] {
  return articles.flatMap(({ file, article: { published, withdrawn } }) =>
    withdrawn === undefined || published <= now
      ? []
      : fileError(
          file,
          `this article is still scheduled, but its withdrawal is dated ${toRfc3339(withdrawn.date)}, when it would be public`,
          "write as the date of the withdrawal the day on which you withdraw it; it then counts as a draft, and readers are told nothing",
        ),
  );
}
