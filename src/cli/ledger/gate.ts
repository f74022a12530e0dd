import { type Article, articleId } from "../../article/article.ts";
import { atomId } from "../../article/atom-id.ts";
import type { Channel } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";
import type { Manuscript, Publication } from "../../content/manuscript.ts";

/** An article that readers have seen. */
export interface DeployedArticle {
  /** The permanent id by which feed readers tell articles apart. */
  readonly id: string;
  /** The last part of its address, if known. */
  readonly slug?: string | undefined;
  readonly published?: Instant | undefined;
  /** Known only to a ledger. */
  readonly title?: string | undefined;
}

/** What is deployed, according to a ledger or a feed. */
export interface Deployed {
  readonly articles: readonly DeployedArticle[];
  /** Makes an error at the place of an article in that ledger or feed. */
  errorAt(id: string, message: string, fix: string): ContentError;
}

/**
 * The publishing gate. Every article that readers have seen must keep its permanent id and its address,
 * even if it is withdrawn. If an id changed, every feed reader would show the article a second time. If an
 * article vanished, its link would lead nowhere.
 *
 * @returns an error for each article that readers would lose; a changed authority gives one error for all
 */
export function gate(
  deployed: Deployed,
  { channel, manuscripts }: Publication,
  now: Instant,
): ContentError[] {
  const shown = manuscripts.filter(({ article }) => !article.draft);
  // A feed in Atom may have an id in another form.
  const byId = new Map(
    shown.flatMap((manuscript) => {
      const id = articleId(channel, manuscript.article);
      return [[atomId(channel, id), manuscript] as const, [id, manuscript] as const];
    }),
  );
  const seen = new Set(deployed.articles.map(({ id }) => byId.get(id)));
  const unseen = shown.filter((manuscript) => !seen.has(manuscript));
  const underNew = `tag:${channel.authority}:`;
  const sameAuthority = deployed.articles.some(({ id }) => id.startsWith(underNew));
  const reassigned: DeployedArticle[] = [];
  const errors: ContentError[] = [];
  for (const article of deployed.articles) {
    const present = byId.get(article.id);
    if (present !== undefined) {
      errors.push(
        ...changes(article, present, now),
        ...swapped(article, present, deployed, channel, now),
      );
    } else if (!sameAuthority && byId.has(underAuthority(channel, article.id))) {
      reassigned.push(article);
    } else errors.push(missing(article, deployed, { channel, manuscripts }, unseen));
  }
  return [...authorityError(reassigned), ...errors];
}

/** Errors for an article that keeps its id but loses an address or its publication. */
function changes({ slug }: DeployedArticle, present: Manuscript, now: Instant): ContentError[] {
  const { article, file } = present;
  const errors: ContentError[] = [];
  if (slug !== undefined && slug !== article.slug && !article.aliases.includes(slug)) {
    errors.push(
      fileError(
        file,
        `the address /articles/${slug}/ was published, and would lead nowhere`,
        // The first alias determines the id, unless the front matter does.
        article.aliases.length > 0
          ? `add ${slug} to the aliases of this article, after the first one`
          : article.id !== undefined
            ? `write aliases: [${slug}]`
            : `rename the folder back to ${slug}, and write aliases: [${article.slug}]`,
      ),
    );
  }
  if (article.published > now) {
    errors.push(
      fileError(
        file,
        `this article was published, and would vanish until ${toRfc3339(article.published)}`,
        "write the earlier date as published, and the new one as updated",
      ),
    );
  }
  return errors;
}

/**
 * An error if another article has taken the place of this one: one with another date, or one that was
 * published under another id. Readers would see one text turn into the other.
 */
function swapped(
  before: DeployedArticle,
  { article, file }: Manuscript,
  { articles }: Deployed,
  channel: Channel,
  now: Instant,
): ContentError[] {
  const { id, published, title } = before;
  if (published === undefined || article.published > now) return [];
  const sameDate = isSameSecond(published, article.published);
  const other = articles.find(
    (candidate) =>
      candidate.id !== id &&
      candidate.title === article.title &&
      candidate.title !== title &&
      candidate.published !== undefined &&
      isSameSecond(candidate.published, article.published),
  );
  if (other !== undefined && title !== undefined) {
    return [
      fileError(
        file,
        `this article was published as ${other.id}, and would now appear under the id ${id}`,
        article.id === undefined
          ? "swap the names of the two folders back"
          : earlierId(channel, article, other.id),
      ),
    ];
  }
  if (sameDate) return [];
  return [
    fileError(
      file,
      `the article ${id} was published on ${toRfc3339(published)}, but published is now ${toRfc3339(article.published)}`,
      `write published: ${toRfc3339(published)}, and the new date as updated; if two folders have swapped names, swap them back; if the earlier date was a mistake, correct it in content/published.json too`,
    ),
  ];
}

/** The ledger and RSS keep dates to the second. */
function isSameSecond(a: Instant, b: Instant): boolean {
  return Math.floor(a / 1000) === Math.floor(b / 1000);
}

/** The error for an id that no public article has any more. */
function missing(
  { id, slug, published }: DeployedArticle,
  deployed: Deployed,
  { channel, manuscripts }: Publication,
  unseen: readonly Manuscript[],
): ContentError {
  const draft = manuscripts.find(
    ({ article }) => article.draft && (articleId(channel, article) === id || article.slug === slug),
  );
  if (draft !== undefined) {
    return fileError(
      draft.file,
      `the article ${id} was published, and would vanish because it is now a draft`,
      "remove status: draft, and do not date withdrawn before published; or withdraw the article with withdrawn: { date: …, reason: … }",
    );
  }
  const changed = unseen.find(
    ({ article }) => slug !== undefined && [article.slug, ...article.aliases].includes(slug),
  );
  if (changed !== undefined) {
    const { article, file } = changed;
    return fileError(
      file,
      `the permanent id of /articles/${slug}/ would change from ${id} to ${articleId(channel, article)}`,
      earlierId(channel, article, id),
    );
  }
  const [renamed, ...others] = unseen.filter(({ article }) => article.published === published);
  const rename =
    renamed === undefined || others.length > 0
      ? "if it has a new slug, add the old one to its aliases"
      : `if ${renamed.file} is this article under a new slug, ${earlierId(channel, renamed.article, id)}`;
  return deployed.errorAt(
    id,
    `the article ${id} was published, and would vanish`,
    `restore its folder; ${rename}; to withdraw it, keep the folder and write withdrawn: { date: …, reason: … }`,
  );
}

/** How to give an article the id back under which readers know it. */
function earlierId(channel: Channel, article: Article, id: string): string {
  const { slug, aliases } = article;
  if (articleId(channel, { slug, aliases }) === id) return "remove id: from its front matter";
  const firstSlug = firstSlugOf(channel, id);
  return article.id === undefined && firstSlug !== undefined
    ? `write ${firstSlug} as its first alias`
    : `write id: ${JSON.stringify(id)} in its front matter`;
}

/** The authority is part of every id, so one error covers all articles. */
function authorityError(reassigned: readonly DeployedArticle[]): ContentError[] {
  const [first] = reassigned;
  if (first === undefined) return [];
  const former = /^tag:([^:]*):/.exec(first.id)?.[1];
  return [
    fileError(
      "content/channel.yaml",
      `the authority would change the permanent ids of ${reassigned.length} published articles, such as ${first.id}`,
      `write authority: ${JSON.stringify(former)} as before`,
    ),
  ];
}

/** Replaces the authority of a tag URI (RFC 4151) with the channel's. Other ids stay as they are. */
function underAuthority({ authority }: Channel, id: string): string {
  return id.replace(/^tag:[^:]*:/, () => `tag:${authority}:`);
}

/** The slug from which an id of this channel was made. */
function firstSlugOf({ authority }: Channel, id: string): string | undefined {
  const prefix = `tag:${authority}:`;
  const rest = id.startsWith(prefix) ? id.slice(prefix.length) : "";
  return /^[a-z0-9-]+$/.test(rest) ? rest : undefined;
}
