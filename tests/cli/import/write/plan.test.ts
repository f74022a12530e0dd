import { join } from "node:path";
import { expect, it } from "vitest";
import { articleFiles } from "../../../../src/cli/import/media/article-files.ts";
import { articleResolver } from "../../../../src/cli/import/write/article-resolver.ts";
import {
  freeSlug,
  makePlan,
  type Planned,
  wantedSlug,
} from "../../../../src/cli/import/write/plan.ts";
import type { Summary } from "../../../../src/cli/import/write/spool.ts";
import { ImportState } from "../../../../src/cli/import/write/state.ts";
import { contentFolder } from "../../../support/content-folder.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const channel = { language: "en", timeZone: "Asia/Shanghai" };

const summary = (key: string, more: Partial<Summary> = {}): Summary => ({
  key,
  kind: "article",
  status: "published",
  title: key,
  addresses: [`https://www.old.example/2019/05/${key}/`],
  published: { instant: Date.parse("2019-05-03T00:00:00Z") },
  authors: [],
  labels: [],
  hash: "",
  ...more,
});

/** A plan for these articles, with what an earlier import wrote. */
async function planOf(
  summaries: readonly Summary[],
  { taken = [], earlier = {} }: { taken?: string[]; earlier?: Record<string, string> } = {},
) {
  const folder = await contentFolder({});
  const state = await ImportState.open(join(folder, "state.json"), join(folder, "journal"));
  for (const [key, path] of Object.entries(earlier)) {
    await state.note(key, { path, source: "", files: {}, missing: 0, losses: [] });
  }
  const plan = makePlan(summaries, new Set(taken), state, channel, now);
  const of = (key: string): Planned => {
    const planned = plan.texts.get(key);
    if (planned === undefined) throw new Error(`no ${key}`);
    return planned;
  };
  return { plan, of };
}

it("an article goes to the year of its date in the publication's zone, a page to the pages", async () => {
  const { of } = await planOf([
    summary("eve", { published: { instant: Date.parse("2019-12-31T20:00:00Z") } }),
    summary("undated", { published: undefined }),
    summary("about", { kind: "page" }),
  ]);
  expect(of("eve")).toMatchObject({ file: "articles/2020/eve/index.md", path: "/articles/eve/" });
  expect(of("undated")).toMatchObject({ file: "articles/2026/undated/index.md", isPublic: false });
  expect(of("about")).toMatchObject({ file: "pages/about/index.md", path: "/about/" });
});

it("a page without a date is public, and nothing is that was a draft", async () => {
  const { of } = await planOf([
    summary("a"),
    summary("b", { status: "private" }),
    summary("c", { kind: "page", published: undefined }),
    summary("d", { kind: "page", status: "draft" }),
  ]);
  expect(["a", "b", "c", "d"].map((key) => of(key).isPublic)).toEqual([true, false, true, false]);
});

it("what an earlier import wrote keeps its place, and no other article takes it", async () => {
  const { plan, of } = await planOf(
    [summary("mine"), summary("same", { slug: "kept" }), summary("x", { slug: "by-hand" })],
    { taken: ["by-hand"], earlier: { mine: "articles/2018/kept/index.md" } },
  );
  expect(of("mine")).toMatchObject({ slug: "kept", file: "articles/2018/kept/index.md" });
  expect([of("same").slug, of("x").slug]).toEqual(["kept-2", "by-hand-2"]);
  expect(plan.renamed.map(({ reason }) => reason)).toEqual([
    "another article has the slug kept, so it became kept-2",
    "another article has the slug by-hand, so it became by-hand-2",
  ]);
});

it("a page that an earlier import wrote takes its slug from other pages only", async () => {
  const { of } = await planOf(
    [summary("new", { kind: "page", slug: "about" }), summary("article", { slug: "about" })],
    { earlier: { "page 1": "pages/about/index.md" } },
  );
  expect([of("new").slug, of("article").slug]).toEqual(["about-2", "about"]);
});

it("an article has the translations of its group in other languages, and of its own kind", async () => {
  const group = { translationGroup: "g" };
  const { plan, of } = await planOf([
    summary("en", group),
    summary("de", { ...group, language: "de" }),
    summary("again", { ...group, language: "en" }),
    summary("page", { ...group, kind: "page", language: "fr" }),
    summary("alone", { language: "ja" }),
  ]);
  expect(plan.translationsOf(of("en"))).toEqual([{ language: "de", to: of("de") }]);
  expect(plan.translationsOf(of("alone"))).toEqual([]);
});

it("an article is found by its old addresses, the first article by those of several", async () => {
  const { plan, of } = await planOf([
    summary("a"),
    summary("b", { addresses: ["https://old.example/2019/05/a/", "https://old.example/?p=2"] }),
  ]);
  expect(plan.at("http://old.example/2019/05/A/index.html#x")).toBe(of("a"));
  expect(plan.at("https://old.example/?p=2&utm_source=x")).toBe(of("b"));
  expect(plan.at("https://old.example/?p=3")).toBeUndefined();
});

it("a link to an article becomes a path to its file, unless that would lead readers to a draft", async () => {
  const { plan, of } = await planOf([
    summary("a"),
    summary("b", { published: { instant: Date.parse("2018-05-03T00:00:00Z") } }),
    summary("draft", { status: "draft", title: "Not yet" }),
    summary("page", { kind: "page" }),
  ]);
  const download = async () => ({ ok: false, reason: "gone" }) as const;
  const link = async (from: string, address: string) => {
    const losses: string[] = [];
    const resolver = articleResolver({
      plan,
      planned: of(from),
      files: articleFiles({ download, cache: "" }, undefined),
      locate: undefined,
      base: `https://old.example/2019/05/${from}/`,
      hosts: new Set(["old.example"]),
      channel: { url: "https://new.example", topics: [], people: [] },
    });
    return [await resolver.link(address, (reason) => losses.push(reason)), ...losses];
  };
  const old = (key: string) => `https://old.example/2019/05/${key}/`;
  expect(await link("a", `${old("b")}#x`)).toEqual(["../../2018/b/index.md#x"]);
  expect(await link("a", "../b/")).toEqual(["../../2018/b/index.md"]);
  expect(await link("a", `${old("a")}#x`)).toEqual(["#x"]);
  expect(await link("a", old("page"))).toEqual(["/page/"]);
  expect(await link("page", old("a"))).toEqual(["/articles/a/"]);
  expect(await link("a", old("draft"))).toEqual([
    old("draft"),
    expect.stringContaining("which is a draft, so it still leads to the old site"),
  ]);
  expect(await link("draft", old("draft"))).toEqual(["index.md"]);
  expect(await link("a", old("a"))).toEqual(["index.md"]);
  expect(await link("draft", old("a"))).toEqual(["../a/index.md"]);
  expect(await link("a", "https://old.example/")).toEqual(["/"]);
  expect(await link("a", old("lost"))).toEqual([
    old("lost"),
    expect.stringContaining("which was not brought"),
  ]);
  expect(await link("a", "https://other.example/x")).toEqual(["https://other.example/x"]);
  expect(await link("a", "mailto:a@b.example")).toEqual(["mailto:a@b.example"]);
  expect(await link("a", "javascript:x()")).toEqual([
    undefined,
    expect.stringContaining("which is no address"),
  ]);
});

const old = (path: string) => [`https://old.example${path}`];

it.each([
  ["the source's own", { slug: "own-one", addresses: old("/other/"), title: "Title" }, "own-one"],
  ["the end of the address", { addresses: old("/2019/05/news/"), title: "Title" }, "news"],
  ["the folder of an index", { addresses: old("/2019/news/Index.HTML"), title: "" }, "news"],
  ["a file without its ending", { addresses: old("/a/news.aspx"), title: "" }, "news"],
  [
    "the title, for an address of numbers",
    { addresses: old("/2019/05/12/"), title: "My Title" },
    "my-title",
  ],
  [
    "the title, for an address with a query",
    { addresses: old("/?p=1"), title: "My Title" },
    "my-title",
  ],
  ["the slug in Latin letters", { slug: "Über uns", addresses: [], title: "" }, "ueber-uns"],
  ["nothing", { addresses: old("/?p=1"), title: "海港" }, undefined],
])("an article wants %s as its slug", (_, given, slug) => {
  expect(wantedSlug(given)).toBe(slug);
});

it("a slug that is taken gets the language or a number, and never becomes too long", () => {
  const taken =
    (...slugs: string[]) =>
    (slug: string) =>
      slugs.includes(slug);
  expect(freeSlug("a", "de", taken())).toBe("a");
  expect(freeSlug("a", "de", taken("a"))).toBe("a-de");
  expect(freeSlug("a", "de", taken("a", "a-de"))).toBe("a-2");
  expect(freeSlug("a", undefined, taken("a", "a-2"))).toBe("a-3");
  const long = "x".repeat(100);
  expect(freeSlug(long, undefined, taken(long))).toBe(`${"x".repeat(88)}-2`);
});
