import { describe, expect, it } from "vitest";
import { findArticle } from "../../src/catalogue/entries.ts";
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
});
