import { describe, expect, it } from "vitest";
import { openLineage, pressedOf } from "../../../src/catalogue/lineage.ts";
import type { Edition } from "../../../src/press/edition/press-edition.ts";
import type { IndexedArticle } from "../../../src/press/entries/pressed.ts";
import type { PastEditions } from "../../../src/press/lineage/past-editions.ts";
import { pastEditionsText, readPastEditions } from "../../../src/press/lineage/past-editions.ts";
import { pressLineage } from "../../../src/press/lineage/press-lineage.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { madeUp } from "../../support/made-up.ts";

const hour = 3_600_000;
type Given = Partial<IndexedArticle>;

/** Presses editions one after another, an hour apart, beginning in 1970. Returns the last. */
function editions(...all: readonly (readonly Given[])[]) {
  let memory: PastEditions | undefined;
  // The same articles make the same edition.
  const known = new Map<readonly Given[], Edition>();
  const made = all.map((articles, number) => {
    const edition = known.get(articles) ?? madeUp(articles).edition;
    known.set(articles, edition);
    const pressed = number * hour;
    const line = pressLineage(edition.rows, "basis", JSON.stringify(articles), pressed, memory);
    memory = line.memory;
    return { ...line, opened: openLineage(line.lineage, edition.rows.length) };
  });
  const last = made.at(-1);
  if (last === undefined) throw new Error("no edition");
  return last;
}

const one: Given = { published: 1, topics: ["a"] };
const two: Given = { published: 2, topics: ["b"] };

describe("the lineage of an edition", () => {
  it("begins with that edition if none is known before it, and then names no changes", () => {
    const { opened } = editions([one, two]);
    expect(opened).toMatchObject({ editions: [opened.edition], departures: [] });
    expect([...opened.changedIn]).toEqual([0, 0]);
  });

  it("says which edition last changed each article", () => {
    const corrected = { ...two, updated: 3 };
    const { opened } = editions([one], [one, two], [one, corrected], [one, corrected]);
    expect([...opened.changedIn]).toEqual([0, 2]);
    expect(opened.editions.map(pressedOf)).toEqual([0, hour, 2 * hour, 3 * hour]);
    expect(new Set(opened.editions).size).toBe(4);
  });

  it.each<[string, Given]>([
    ["has a different topic", { topics: ["b"] }],
    ["is in a different language", { language: "de" }],
    ["has a different author", { authors: [{ slug: "ann", name: "Ann" }] }],
    ["has a different date", { published: 5, updated: 5 }],
    ["has become a draft", { draft: true }],
  ])("notes that an article may have left a selection because it %s", (_, change) => {
    const { opened } = editions([one, two], [{ ...one, ...change }, two]);
    expect(opened.departures).toEqual([{ name: "s0", published: 1, edition: 1 }]);
  });

  it("remembers that an article has gone, and that it came back", () => {
    const gone = editions([one, two], [one], [one]);
    expect(gone.opened.departures).toEqual([{ name: "s1", published: 2, edition: 1 }]);
    const back = editions([one, two], [one], [one, two]);
    expect([...back.opened.changedIn]).toEqual([0, 2]);
  });

  it("forgets an article that was removed long before its date of publication", () => {
    const { opened, memory } = editions([one, { published: 100 * hour }], [one]);
    expect(opened.departures).toEqual([]);
    expect(memory.articles.has("s1")).toBe(false);
  });

  it("notes the removal of an article that the edition before may publish in the next ten minutes", () => {
    const removed = (published: number) =>
      editions([one, { published }], [one]).opened.departures.map(({ name }) => name);
    expect(removed(hour + 10 * 60_000)).toEqual(["s1"]);
    expect(removed(hour + 10 * 60_000 + 1)).toEqual([]);
  });

  it("keeps the earliest date of an article whose date changed more than once", () => {
    const { opened } = editions(
      [one],
      [{ ...one, published: 2 * hour - 1 }],
      [{ ...one, published: 3 * hour }],
    );
    expect(opened.departures).toEqual([{ name: "s0", published: 1, edition: 2 }]);
  });

  it("remembers the given id of an article that has gone", () => {
    const { opened, memory } = editions([one, { ...two, id: "1 at x" }], [one], [one]);
    expect(opened.departures).toEqual([{ name: "s1", published: 2, edition: 1, id: "1 at x" }]);
    expect(memory.articles.get("s1")).toMatchObject({ id: "1 at x", gone: true });
  });

  it("knows an article by its given id if its aliases do not name its first slug", () => {
    const before = { ...two, id: "1 at x" };
    const { opened, memory } = editions(
      [one, before],
      [one, { ...before, topics: [] }],
      [one, { ...before, topics: [], slug: "renamed" }],
    );
    expect(opened.departures).toEqual([
      { name: "renamed", published: 2, edition: 1, id: "1 at x" },
    ]);
    expect([...memory.articles.keys()]).toEqual(["s0", "renamed"]);
  });

  it("holds 500 editions, and forgets what older ones changed", () => {
    const old = Array.from({ length: 5 }, (_, number) => [
      { ...one, updated: number },
      ...(number === 0 ? [two] : []),
    ]);
    const last = [{ ...one, updated: 5 }];
    const same = Array.from({ length: 505 }, () => last);
    const { opened, lineage, memory } = editions(...old, ...same);
    expect(opened.editions).toHaveLength(500);
    expect(lineage.changed.flat()).toEqual([]);
    expect(memory.articles.has("s1")).toBe(false);
  });

  it("begins anew if the ids, or the amount of text in feeds, have changed", () => {
    const { memory } = editions([one]);
    const { edition } = madeUp([one]);
    const { lineage } = pressLineage(edition.rows, "another basis", "x", hour, memory);
    expect(lineage.editions).toHaveLength(1);
  });
});

describe("the file that one deployment leaves for the next", () => {
  it("gives back what was written, and has a line for each article", async () => {
    const { memory } = editions([one, two], [{ ...one, topics: [] }], [one]);
    const text = pastEditionsText(memory);
    const folder = await contentFolder({ "lineage.json": text });
    expect(readPastEditions(folder)).toEqual({ memory, warnings: [] });
    expect(text.match(/^ {4}"s\d": \{.*\}/gm)).toHaveLength(2);
  });

  it("causes only a warning if it is damaged, and none if it is missing", async () => {
    const { memory } = editions([one]);
    for (const text of ["", "{}", pastEditionsText(memory).replace("{", "<<<<<<< HEAD\n{")]) {
      const { memory: read, warnings } = readPastEditions(
        await contentFolder({ "lineage.json": text }),
      );
      expect(read).toBeUndefined();
      expect(warnings).toMatchObject([{ severity: "warning", file: "content/lineage.json" }]);
    }
    expect(readPastEditions(await contentFolder({}))).toEqual({ memory: undefined, warnings: [] });
  });
});
