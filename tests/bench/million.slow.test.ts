import { describe, expect, it } from "vitest";
import { Page } from "../../bench/million/page.ts";
import { archive, articleBySlug, newest, type Pages } from "../../bench/million/paged-index.ts";
import { isPublic, plainSlugs } from "../../bench/million/plain.ts";
import {
  byPublication,
  type Cursor,
  madeUpRow,
  madeUpRows,
  momentOf,
  type Row,
} from "../../bench/million/rows.ts";
import { writeIndex } from "../../bench/million/write-index.ts";

/* The index in pages (docs/scaling.md) answers as going through all rows does. */

const rows = madeUpRows(6000);
const now = momentOf(rows);
const { root, pages, files } = open(rows);

/** Writes an index with small pages, and opens it. */
function open(rows: readonly Row[]) {
  const files = new Map<string, ArrayBuffer>();
  const cut = { least: 64, bits: 7 };
  const root = writeIndex(rows, (name, bytes) => files.set(name, bytes.slice().buffer), cut);
  const get = async (name: string) => files.get(name) ?? Promise.reject(new Error(name));
  const pages: Pages = { rows: async (name) => new Page(await get(name)), slugs: get };
  return { root, pages, files };
}

const slugs = (entries: readonly Cursor[]) => entries.map(({ slug }) => slug);

describe("a query", () => {
  it("finds what going through all rows finds, at every moment", async () => {
    const moments = [rows[0]?.published ?? 0, rows[3000]?.published ?? 0, now, Infinity];
    for (const moment of moments) {
      for (const query of [
        { topics: [], limit: 20 },
        { topics: [0], limit: 20 },
        { topics: [7], limit: 20 },
        { topics: [0, 3], limit: 20 },
        { topics: [40, 1], limit: 20 },
        { topics: [2], language: 1, limit: 20 },
      ]) {
        const { entries } = await newest(root, pages, query, moment);
        expect(slugs(entries)).toEqual(plainSlugs(rows, query, moment));
      }
    }
  });

  it("leads through everything it asks for, part by part, even if one part ends early", async () => {
    const query = { topics: [0], language: 1, limit: 400 };
    const found: string[] = [];
    let early = 0;
    let before: Cursor | undefined;
    do {
      const part = await newest(root, pages, { ...query, before }, now);
      found.push(...slugs(part.entries));
      before = part.next;
      if (before !== undefined && part.entries.length < query.limit) early += 1;
    } while (before !== undefined);
    expect(found).toEqual(plainSlugs(rows, { ...query, limit: Infinity }, now));
    expect(early).toBeGreaterThan(0);
  });

  it("finds nothing in a topic that does not exist", async () => {
    expect(await newest(root, pages, { topics: [5000], limit: 20 }, now)).toEqual({
      entries: [],
    });
  });
});

it("finds each public article by its slug, and no other", async () => {
  for (const row of rows.filter((_, place) => place % 7 === 0 || place > 5950)) {
    const found = await articleBySlug(root, pages, row.slug, now);
    expect(found?.slug).toBe(isPublic(row, now) ? row.slug : undefined);
  }
  expect(await articleBySlug(root, pages, "nothing", now)).toBeUndefined();
});

it.each(["all", "topics/0", "topics/30"])(
  "leads through the archives of %s, each article once",
  async (key) => {
    const found: string[] = [];
    let before: Cursor | undefined = { published: now + 1, slug: "" };
    while (before !== undefined) {
      const part = await archive(root, pages, key, before, now);
      expect(part.entries.length).toBeLessThanOrEqual(45);
      found.push(...slugs(part.entries));
      before = part.before;
    }
    const topics = key === "all" ? [] : [Number(key.slice(7))];
    expect(found).toEqual(plainSlugs(rows, { topics, limit: Infinity }, now));
  },
);

describe("an article that is inserted far back", () => {
  const inserted = { ...madeUpRow(9_000_000), published: (rows[1000]?.published ?? 0) + 1 };
  const before = { root, pages };
  const after = open([...rows, inserted].sort(byPublication));

  it("changes few pages: those where its series hold its moment, and one of slugs", () => {
    const fresh = [...after.files.keys()].filter((name) => !files.has(name));
    expect(fresh.length).toBeGreaterThanOrEqual(3 + inserted.topics.length);
    expect(fresh.length).toBeLessThanOrEqual(2 * (3 + inserted.topics.length));
  });

  it("leaves the names of older and newer archives", async () => {
    const names = async ({ root, pages }: typeof before) => {
      const seen: string[] = [];
      let end: Cursor | undefined = { published: now + 1, slug: "" };
      while (end !== undefined) {
        ({ before: end } = await archive(root, pages, "all", end, now));
        if (end !== undefined) seen.push(end.slug);
      }
      return seen;
    };
    const [old, present] = [await names(before), await names(after)];
    expect(old.filter((name) => !present.includes(name)).length).toBeLessThanOrEqual(2);
  });
});
