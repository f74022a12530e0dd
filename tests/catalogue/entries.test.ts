import { describe, expect, it } from "vitest";
import { entryAt, findArticle, isListed, type State } from "../../src/catalogue/entries.ts";
import type { IndexedArticle } from "../../src/press/entries/pressed.ts";
import { madeUp } from "../support/made-up.ts";

describe("an article", () => {
  it("is found by its slug, with its state", () => {
    const { catalogue } = madeUp([{ published: 5 }]);
    expect(findArticle(catalogue, "s0", 4)?.state).toBe("scheduled");
    expect(findArticle(catalogue, "s0", 5)).toMatchObject({ position: 0, state: "public" });
    for (const slug of ["__proto__", "constructor", "", "s1"]) {
      expect(findArticle(catalogue, slug, 9)).toBeUndefined();
    }
  });

  const withdrawn = { date: 9, reason: "Wrong" };
  it.each<[string, Partial<IndexedArticle>, number, State]>([
    ["is public until it expires", { expires: 9 }, 8, "public"],
    ["has expired at the moment of its expiry", { expires: 9 }, 9, "expired"],
    ["is withdrawn before the date of its withdrawal too", { withdrawn }, 5, "withdrawn"],
    ["stays withdrawn when it would expire", { withdrawn, expires: 7 }, 7, "withdrawn"],
    ["is scheduled until its publication, although it is withdrawn", { withdrawn }, 4, "scheduled"],
  ])("%s", (_, given, now, state) => {
    const { catalogue } = madeUp([{ published: 5, ...given }]);
    expect(findArticle(catalogue, "s0", now)?.state).toBe(state);
  });

  it("has a code of its own, of five characters", () => {
    const { catalogue, edition } = madeUp([{ published: 1 }, { published: 2 }, { published: 3 }]);
    const codes = [0, 1, 2].map(
      (position) => entryAt(catalogue, catalogue.everything, position, 9).code,
    );
    expect(codes).toEqual(edition.rows.map(({ code }) => code));
    for (const code of codes) expect(code).toHaveLength(5);
  });
});

it.each<[State, boolean, boolean]>([
  ["public", true, true],
  ["draft", false, true],
  ["scheduled", false, true],
  ["expired", false, true],
  ["withdrawn", false, false],
])("feeds and lists include a %s article: %s; in a preview: %s", (state, usually, preview) => {
  expect(isListed(state, false)).toBe(usually);
  expect(isListed(state, true)).toBe(preview);
});
