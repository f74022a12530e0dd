import { createHash } from "node:crypto";
import type { Channel } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { encodeGrowing } from "../../catalogue/columns.ts";
import {
  type DepartedArticle,
  editionName,
  type Lineage,
  mostEditions,
  newLineage,
} from "../../catalogue/lineage.ts";
import { deployment } from "../../catalogue/schedule.ts";
import { authorSlugs } from "../edition/press-index.ts";
import { firstSlug, type IndexedArticle, type PressedArticle } from "../entries/pressed.ts";
import type { PastArticle, PastEditions } from "./past-editions.ts";

/**
 * Compares an edition with the previous one: says what it changes, and what the next edition must know.
 * Without a previous edition of the same basis, the lineage begins with this edition.
 *
 * @param rows in the order of the index
 * @param content identifies what the edition holds
 */
export function pressLineage(
  rows: readonly PressedArticle[],
  basis: string,
  content: string,
  pressed: Instant,
  before: PastEditions | undefined,
): { lineage: Lineage; memory: PastEditions } {
  const known = before?.basis === basis && before.editions.length > 0 ? before : undefined;
  const edition = editionName(pressed, short(content, known?.editions.at(-1)));
  const editions = [...(known?.editions ?? []), edition].slice(-mostEditions);
  const isRemembered = new Set(editions);
  const articles = new Map<string, PastArticle>();
  const remember = (name: string, one: PastArticle) => {
    const { changed, departed, ...rest } = one;
    const stays = changed !== undefined && isRemembered.has(changed) && changed !== editions[0];
    const left = departed !== undefined && isRemembered.has(departed[0]);
    if (one.gone && !left) return;
    articles.set(name, { ...rest, ...(stays && { changed }), ...(left && { departed }) });
  };
  const byGivenId = new Map(
    [...(known?.articles.values() ?? [])].flatMap((past) =>
      past.id === undefined ? [] : [[past.id, past] as const],
    ),
  );
  const given = new Set<string>();
  for (const { article, code } of rows) {
    if (article.draft) continue;
    if (article.id !== undefined) given.add(article.id);
    const name = firstSlug(article);
    // An article that was given an id keeps it, even if its aliases no longer say its first slug.
    const former = byGivenId.get(article.id ?? "") ?? known?.articles.get(name);
    const version = short(code, article.published, article.updated, article.expires);
    const places = placesOf(article);
    const isSame = former !== undefined && !former.gone && former.version === version;
    const stays = former === undefined || former.places === places;
    remember(name, {
      version,
      places,
      published: article.published,
      ...(article.id !== undefined && { id: article.id }),
      changed: isSame ? former.changed : edition,
      departed: stays ? former?.departed : departure(former, edition, pressed),
    });
  }
  for (const [name, former] of known?.articles ?? []) {
    if (articles.has(name) || given.has(former.id ?? "")) continue;
    remember(name, { ...former, departed: departure(former, edition, pressed), gone: true });
  }
  const memory = { basis, editions, articles };
  return { lineage: known === undefined ? newLineage(edition) : lineageOf(rows, memory), memory };
}

function lineageOf(rows: readonly PressedArticle[], { editions, articles }: PastEditions): Lineage {
  const numbers = new Map(editions.map((name, number) => [name, number]));
  const changed = editions.map((): number[] => []);
  const departed = editions.map((): DepartedArticle[] => []);
  rows.forEach(({ article }, row) => {
    const number = numbers.get(articles.get(firstSlug(article))?.changed ?? "");
    if (number !== undefined && !article.draft) changed[number]?.push(row);
  });
  for (const [name, one] of articles) {
    const [edition = "", published = 0] = one.departed ?? [];
    const { id } = one;
    departed[numbers.get(edition) ?? -1]?.push(
      id === undefined ? [name, published] : [name, published, id],
    );
  }
  return { editions, changed: changed.map(encodeGrowing), departed };
}

/**
 * Notes that an article leaves a selection, if it may be public before this edition is deployed
 * everywhere. Keeps its earliest date, because copies may hold it from then on.
 */
function departure(
  { published, gone, departed }: PastArticle,
  edition: string,
  pressed: Instant,
): PastArticle["departed"] {
  if (gone || published > pressed + deployment) return departed;
  return [edition, Math.min(published, departed?.[1] ?? published)];
}

/** The basis of a channel's articles: the authority in their ids, and how much of them the feeds hold. */
export function basisOf({ authority, feeds }: Channel): string {
  return short(authority, feeds?.content ?? "full");
}

function placesOf(article: IndexedArticle): string {
  const { published, topics, language } = article;
  return short(published, [...topics].sort(), authorSlugs(article).sort(), language.toLowerCase());
}

/** 48 bits of SHA-256. */
function short(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}
