import type { Channel } from "../../src/article/channel.ts";
import type { Instant } from "../../src/article/instant.ts";
import type { Form } from "../../src/catalogue/volume.ts";
import { uncutPiece } from "../../src/press/entries/cut.ts";
import type { IndexedArticle } from "../../src/press/entries/pressed.ts";
import type { PastEditions } from "../../src/press/lineage/past-editions.ts";
import { madeUp } from "./made-up.ts";
import { barePage } from "./unzipped.ts";

/** An article as its publisher wrote it. The nth is called `s<n>`. */
export type Written = Partial<IndexedArticle> & Pick<IndexedArticle, "published" | "updated">;

/**
 * Presses an edition of small articles that any feed reader understands. The mark of each article
 * (`marksIn`) names the article and its version.
 */
export function publish(
  articles: readonly Written[],
  pressed: Instant,
  change: Partial<Channel> = {},
  before?: PastEditions,
) {
  return madeUp(articles, change, { pressed, piece: smallPiece, before });
}

/** The articles in a document, in order: when each was updated, or that it was withdrawn. */
export function marksIn(text: string): Map<string, number | "gone"> {
  const marks = text.matchAll(/\{(s\d+) (gone|\d+)\}/g);
  return new Map(
    Array.from(marks, ([, name = "", state]) => [name, state === "gone" ? "gone" : Number(state)]),
  );
}

function smallPiece(form: Form, article: IndexedArticle): Uint8Array {
  const { slug, published, updated, withdrawn } = article;
  const gone = withdrawn !== undefined;
  const mark = `{${slug} ${gone ? "gone" : updated}}`;
  const id = `tag:example.org,2026:${slug}`;
  const url = `https://example.org/articles/${slug}/`;
  switch (form) {
    case "rss":
      return uncutPiece(
        `<item><title>${mark}</title><link>${url}</link><guid isPermaLink="false">${id}</guid><pubDate>${new Date(published).toUTCString()}</pubDate><description>About ${slug} as of ${updated}</description></item>`,
      );
    case "atom":
      return uncutPiece(
        gone
          ? `<at:deleted-entry ref="${id}" when="${iso(withdrawn.date)}"><at:comment>${mark}</at:comment></at:deleted-entry>`
          : `<entry><title type="text">${mark}</title><id>${id}</id><link href="${url}"/><updated>${iso(updated)}</updated><published>${iso(published)}</published><summary>About ${slug} as of ${updated}</summary></entry>`,
      );
    case "json":
      return uncutPiece(
        JSON.stringify({ id, url, title: mark, _broadsheet: { ...(gone && { withdrawn }) } }),
      );
    default:
      return form === "page" ? barePage(mark) : new TextEncoder().encode(mark);
  }
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
