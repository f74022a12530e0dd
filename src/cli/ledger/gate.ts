import { articleId } from "../../article/article.ts";
import type { Channel } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";
import type { Manuscript, Publication } from "../../content/manuscript.ts";

/** An article that readers have seen. */
export interface DeployedArticle {
  /** Its permanent id, which readers tell articles apart by. */
  readonly id: string;
  /** The last part of its address, where that is known. */
  readonly slug?: string | undefined;
  readonly published?: Instant | undefined;
  /** Its title, where the source says it. */
  readonly title?: string | undefined;
}

/** What is deployed, as a ledger or a feed says it. */
export interface Deployed {
  readonly articles: readonly DeployedArticle[];
  /** An error at the place that says so of an article. */
  errorAt(id: string, message: string, fix: string): ContentError;
}

/**
 * The publishing gate: whatever readers have seen must still be there under the same permanent id
 * and the same address, if only as withdrawn. An id that changes makes every reader show the article
 * a second time, and one that vanishes leaves a link to nowhere.
 *
 * @returns nothing where all is there; else an error for each article, or for a changed authority one
 *   for all
 */
export function gate(
  deployed: Deployed,
  { channel, manuscripts }: Publication,
  now: Instant,
): ContentError[] {
  const shown = manuscripts.filter(({ article }) => !article.draft);
  const byId = new Map(shown.map((one) => [articleId(channel, one.article), one]));
  const known = new Set(deployed.articles.map(({ id }) => id));
  const unseen = shown.filter(({ article }) => !known.has(articleId(channel, article)));
  const moved: DeployedArticle[] = [];
  const errors: ContentError[] = [];
  for (const article of deployed.articles) {
    const present = byId.get(article.id);
    if (present !== undefined) {
      errors.push(...changes(article, present, now), ...exchanged(article, present, deployed, now));
    } else if (byId.has(underAuthority(channel, article.id))) moved.push(article);
    else errors.push(missing(article, deployed, { channel, manuscripts }, unseen));
  }
  return [...authorityError(moved), ...errors];
}

/** What is wrong with an article that still has its id. */
function changes({ slug }: DeployedArticle, present: Manuscript, now: Instant): ContentError[] {
  const { article, file } = present;
  const errors: ContentError[] = [];
  if (slug !== undefined && slug !== article.slug && !article.aliases.includes(slug)) {
    errors.push(
      fileError(
        file,
        `the address /articles/${slug}/ was published and would lead nowhere`,
        // The first of the aliases makes the id.
        article.aliases.length > 0
          ? `add ${slug} to its aliases, after the first`
          : `name its folder ${slug} again, and write aliases: [${article.slug}]`,
      ),
    );
  }
  if (article.published > now) {
    errors.push(
      fileError(
        file,
        `this article was published and would vanish until ${toRfc3339(article.published)}`,
        "write the former date as published, and the new one as updated",
      ),
    );
  }
  return errors;
}

/**
 * Whether an article of another date, or one that was published under another id, has taken the place
 * of this one: readers would see one text change into the other.
 */
function exchanged(
  before: DeployedArticle,
  { article, file }: Manuscript,
  { articles }: Deployed,
  now: Instant,
): ContentError[] {
  const { id, published, title } = before;
  if (published === undefined || article.published > now) return [];
  const sameDate = isSameSecond(published, article.published);
  const other = articles.find(
    (one) =>
      one.id !== id &&
      one.title === article.title &&
      one.title !== title &&
      one.published !== undefined &&
      isSameSecond(one.published, article.published),
  );
  if (other !== undefined && title !== undefined) {
    return [
      fileError(
        file,
        `this article was published as ${other.id}, and would now appear under the id ${id}`,
        "give both folders their former names: they have changed places",
      ),
    ];
  }
  if (sameDate) return [];
  return [
    fileError(
      file,
      `the article ${id} was published on ${toRfc3339(published)}, and now says ${toRfc3339(article.published)}`,
      `write published: ${toRfc3339(published)}, and the new date as updated; if two folders have changed places, change them back; if the former date was a mistake, correct it in content/published.json too`,
    ),
  ];
}

/** The ledger and RSS count in seconds. */
function isSameSecond(a: Instant, b: Instant): boolean {
  return Math.floor(a / 1000) === Math.floor(b / 1000);
}

/** What to do about an id that is no longer there. */
function missing(
  { id, slug, published }: DeployedArticle,
  deployed: Deployed,
  { channel, manuscripts }: Publication,
  unseen: readonly Manuscript[],
): ContentError {
  const firstSlug = firstSlugOf(channel, id);
  const draft = manuscripts.find(
    ({ article }) => article.draft && (articleId(channel, article) === id || article.slug === slug),
  );
  if (draft !== undefined) {
    return fileError(
      draft.file,
      `the article ${id} was published and would vanish, as it is a draft now`,
      "take out status: draft, and let no withdrawal be dated before published; or take the article back with withdrawn: { date: …, reason: … }",
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
      firstSlug === undefined
        ? "give the article its former id, or expect every reader to show it a second time"
        : `write ${firstSlug} as the first of its aliases`,
    );
  }
  const [renamed, ...others] = unseen.filter(({ article }) => article.published === published);
  const rename =
    renamed === undefined || others.length > 0 || firstSlug === undefined
      ? "if it has a new slug, add the former one to the aliases of the article"
      : `if it goes on as ${renamed.file}, write ${firstSlug} as the first of its aliases there`;
  return deployed.errorAt(
    id,
    `the article ${id} was published and would vanish`,
    `restore its folder; ${rename}; or take it back: keep the folder, and write withdrawn: { date: …, reason: … }`,
  );
}

/** The authority is part of every id: one error says so for all of them. */
function authorityError(moved: readonly DeployedArticle[]): ContentError[] {
  const [first] = moved;
  if (first === undefined) return [];
  const former = /^tag:([^:]*):/.exec(first.id)?.[1];
  return [
    fileError(
      "content/channel.yaml",
      `the authority would change the permanent ids of ${moved.length} published articles, such as ${first.id}`,
      `write authority: ${JSON.stringify(former)}, as it was`,
    ),
  ];
}

/** The same tag URI (RFC 4151) under the channel's present authority; other ids as they are. */
function underAuthority({ authority }: Channel, id: string): string {
  return id.replace(/^tag:[^:]*:/, () => `tag:${authority}:`);
}

/** The slug of which an id of this channel was made. */
function firstSlugOf({ authority }: Channel, id: string): string | undefined {
  const prefix = `tag:${authority}:`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
}
