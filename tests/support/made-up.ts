import { createApp } from "../../src/app/app.ts";
import type { Channel } from "../../src/article/channel.ts";
import type { Instant } from "../../src/article/instant.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { eachForm, type Form } from "../../src/catalogue/volume.ts";
import { pressEdition } from "../../src/press/edition/press-edition.ts";
import { uncutPiece } from "../../src/press/entries/cut.ts";
import {
  hashOf,
  type IndexedArticle,
  type PressedArticle,
} from "../../src/press/entries/pressed.ts";
import type { PastEditions } from "../../src/press/lineage/past-editions.ts";
import { pressLineage } from "../../src/press/lineage/press-lineage.ts";
import { pressedAssets } from "./fake-assets.ts";
import { inBothCodings, inCoding } from "./in-both-codings.ts";
import { barePage } from "./unzipped.ts";

/** A channel with the topics a, b and c, and one declared person. */
export const channel: Channel = {
  title: "News",
  description: "All of it",
  language: "en",
  timeZone: "Asia/Shanghai",
  url: "https://example.org",
  authority: "example.org,2026",
  copyright: "c",
  contact: { name: "n" },
  feeds: { entries: 3 },
  people: [{ slug: "ann", name: "Ann" }],
  topics: ["a", "b", "c"].map((slug) => ({
    slug,
    title: slug.toUpperCase(),
    description: `On ${slug}`,
  })),
};

/** How made-up feeds and lists show an article: its name in braces. */
function pieceOf(form: Form, name: string, withdrawn: boolean): Uint8Array {
  const text = withdrawn ? `{gone ${name}}` : `{${name}}`;
  if (form === "json") return uncutPiece(JSON.stringify({ id: text }));
  if (form === "rss" || form === "atom") return uncutPiece(text);
  return form === "page" ? barePage(text) : new TextEncoder().encode(text);
}

/** How an edition is made up. */
interface Making {
  /** The moment of the press; in 1970 if undefined. */
  readonly pressed?: Instant;
  /** How each form shows an article; as its name in braces if undefined. */
  readonly piece?: (form: Form, article: IndexedArticle) => Uint8Array;
  /** What is known about the edition before. */
  readonly before?: PastEditions | undefined;
}

/** An edition of articles that have only what the index contains. The nth article is called `s<n>`. */
export function madeUp(
  given: readonly Partial<IndexedArticle>[],
  change: Partial<Channel> = {},
  {
    pressed = 0,
    before,
    piece = (form, { slug, withdrawn }) => pieceOf(form, slug, withdrawn !== undefined),
  }: Making = {},
) {
  const rows = given.map((partial, number): PressedArticle => {
    const article: IndexedArticle = {
      slug: `s${number}`,
      aliases: [],
      published: 0,
      updated: partial.published ?? 0,
      draft: false,
      topics: [],
      authors: [],
      language: "en",
      ...partial,
    };
    const hash = JSON.stringify(article);
    return {
      article,
      code: hashOf(hash).slice(0, 5),
      pieces: eachForm((form) => ({
        hash,
        bytes: () => piece(form, article),
      })),
      media: [],
    };
  });
  const edition = pressEdition({ ...channel, ...change }, rows, [], "none");
  const index = JSON.stringify(edition.index);
  const { lineage, memory } = pressLineage(edition.rows, "", index, pressed, before);
  const catalogue = openCatalogue(JSON.parse(index), pressed, lineage);
  const ASSETS = pressedAssets(edition);
  return {
    catalogue,
    edition,
    /** What the next edition may know about this one. */
    memory,
    /** Paths that were read from the assets. */
    reads: ASSETS.reads,
    /**
     * Requests a path, or an address that the site has given, at a moment. It is asked in both codings,
     * which must say the same.
     */
    ask: (path: string, now: number, init: RequestInit = {}) =>
      inBothCodings(ASSETS.reads, init, async (some) =>
        createApp(catalogue, () => now).request(path.replace(channel.url, ""), some, { ASSETS }),
      ),
    /** Opens the site for many requests, as in one isolate: in gzip and without a coding, in turn. */
    open: (clock: () => Instant) => {
      const app = createApp(catalogue, clock);
      let asked = 0;
      return (path: string, init: RequestInit = {}) =>
        inCoding(asked++ % 2 === 0 ? "gzip" : "identity", init, async (some) =>
          app.request(path.replace(channel.url, ""), some, { ASSETS }),
        );
    },
  };
}

/** The names of the articles in a document, in order. Withdrawn ones begin with `gone`. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/\{((?:gone )?s\d+)\}/g)].map(([, name = ""]) => name);
}
