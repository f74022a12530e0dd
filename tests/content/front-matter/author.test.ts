import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatError } from "../../../src/content/content-error.ts";
import { authorOf, authorSlug, isAuthorSlug } from "../../../src/content/front-matter/author.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";

const alphabets = fc.constantFrom(..."абвЁΣςαاب한글李雷かカקमाกَÀéßøłı', .-/?#%0９Ⅳｱǅ");
const anyName = fc.oneof(fc.string({ unit: alphabets }), fc.string({ unit: "grapheme" }));

async function reportsOn(people: string, ...names: readonly string[]): Promise<string[]> {
  const articles = names.map((name, number) => [
    `articles/2026/a${number}/index.md`,
    articleSource(`title: A\npublished: 2026-01-01\nauthors: [${name}]`),
  ]);
  const folder = await contentFolder({
    "channel.yaml": `${channelYaml}people: [${people}]\n`,
    ...Object.fromEntries(articles),
  });
  const read = await readPublication(folder);
  const built = await buildEdition(folder, join(folder, "dist"), { preview: "none" });
  const reports = (read.ok ? read.warnings : read.errors).map(formatError);
  expect((built.ok ? built.warnings : built.errors).map(formatError)).toEqual(reports);
  return reports;
}

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

describe("two names with the same slug", () => {
  it("cause a warning that names both files and what to do", async () => {
    const reports = await reportsOn("", "{ name: André Li }", "{ name: Andre LI }");
    expect(reports).toEqual([
      "content/articles/2026/a1/index.md:1:1: warning: Andre LI and André Li (in content/articles/2026/a0/index.md) have the same address: /authors/andre-li/\n" +
        " help: spell the name the same way in both files; if these are two people, list both under people: in content/channel.yaml, each with its own slug",
    ]);
  });

  it("cause one warning for each other spelling, also of one of the channel's people", async () => {
    const names = ["{ name: ZENG }", "{ name: Zeng }", "{ name: zeng }", "{ name: ZENG }"];
    const reports = await reportsOn("{ name: Zeng }", ...names);
    expect(reports.map((report) => report.slice(0, 70))).toEqual([
      expect.stringContaining("a0/index.md:1:1: warning: ZENG and Zeng"),
      expect.stringContaining("a2/index.md:1:1: warning: zeng and Zeng"),
    ]);
  });

  it("cause no warning if the people have slugs of their own, or if the names are equal", async () => {
    const people = "{ name: André Li }, { name: Andre Li, slug: second }, { name: 李雷 }";
    const names = ["{ name: André Li }", "{ name: Andre Li }", "second", "李雷"];
    expect(await reportsOn(people, ...names)).toEqual([]);
    const composed = "é".normalize("NFD");
    expect(await reportsOn("", "{ name: é }", `{ name: ${composed} }`)).toEqual([]);
  });
});

describe("the slug of one of the channel's people", () => {
  it("is made from the name or given, and is unique", async () => {
    expect(await reportsOn("{ name: Anna Schmidt }", "anna-schmidt")).toEqual([]);
    const [twice] = await reportsOn("{ name: Anna }, { name: B, slug: anna }", "anna");
    expect(twice).toContain("error: the slug anna appears twice under people");
    const [derived] = await reportsOn("{ name: Anna }, { name: ÁNNA }", "anna");
    expect(derived).toContain("error: the slug anna appears twice under people");
  });

  it.each(["Anna", "a--b", "-a", "a/b", "a b", "ａ", "''"])("cannot be %s", async (slug) => {
    const [report] = await reportsOn(`{ name: Anna, slug: ${slug} }`, "anna");
    expect(report).toContain("this is not the slug of a person");
  });
});
