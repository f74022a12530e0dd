import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authorOf, authorSlug, isAuthorSlug } from "../../../src/content/front-matter/author.ts";

const alphabets = fc.constantFrom(..."абвЁΣςαاب한글李雷かカקमाกَÀéßøłı', .-/?#%0９Ⅳｱǅ");
const anyName = fc.oneof(fc.string({ unit: alphabets }), fc.string({ unit: "grapheme" }));

describe("the slug of a name", () => {
  it.each([
    ["Müller, Jörg", "mueller-joerg"],
    ["ANDRÉ Li", "andre-li"],
    ["李 华", "李-华"],
    ["李华 Li", "李华-li"],
    ["Иван Петров", "иван-петров"],
    ["Ελένη", "ελένη"],
    ["محمد علي", "محمد-علي"],
    ["ｱｲｳ", "アイウ"],
    ["…", "unnamed"],
  ])("of %s is %s", (name, slug) => {
    expect(authorSlug(name)).toBe(slug);
  });

  it("is a valid slug for a person, and its own slug", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const slug = authorSlug(name);
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u);
        expect(slug).toBe(slug.normalize("NFKC").toLowerCase());
        if (slug.length <= 100) expect(isAuthorSlug(slug)).toBe(true);
        expect(authorSlug(slug)).toBe(slug);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on how Unicode composes a letter", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(authorSlug(name.normalize("NFD"))).toBe(authorSlug(name.normalize("NFC")));
      }),
    );
  });

  it("keeps every letter of a name in another script than Latin", () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabets }), (name) => {
        const slug = authorSlug(`${name}李`);
        const letters = name.normalize("NFKC").toLowerCase().normalize("NFKC");
        expect(slug.match(/\p{L}/gu)?.join("")).toBe(`${letters}李`.match(/\p{L}/gu)?.join(""));
      }),
    );
  });
});

describe("an author without a slug", () => {
  it.each([
    ["Andre Li", "second"],
    ["andre li", "second"],
    ["André Li", "andre-li"],
    ["ANDRÉ LI", "andre-li"],
    ["Ándré Li", "andre-li"],
    ["Another", "another"],
  ])("%s gets the slug of the person with that name, or else with that slug: %s", (name, slug) => {
    const people = [
      { slug: "andre-li", name: "André Li" },
      { slug: "second", name: "Andre Li" },
    ];
    expect(authorOf({ name }, { people })).toEqual({ slug, name });
  });
});
