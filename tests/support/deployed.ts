import { articleId } from "../../src/article/article.ts";
import type { Deployed, DeployedArticle } from "../../src/cli/ledger/gate.ts";
import { fileError } from "../../src/content/content-error.ts";
import type { Publication } from "../../src/content/manuscript.ts";
import { channel } from "./publication.ts";

/** What a ledger or a feed says that readers have seen. */
export function deployed(...articles: DeployedArticle[]): Deployed {
  return { articles, errorAt: (_, message, fix) => fileError("a ledger", message, fix) };
}

/** What readers have seen of a publication. */
export function seen({ manuscripts }: Publication): Deployed {
  return deployed(
    ...manuscripts.map(({ article }) => ({
      id: articleId(channel, article),
      slug: article.slug,
      published: article.published,
      title: article.title,
    })),
  );
}

/** The id that an article of the test channel gets from its first slug. */
export const tag = (slug: string) => `tag:${channel.authority}:${slug}`;
