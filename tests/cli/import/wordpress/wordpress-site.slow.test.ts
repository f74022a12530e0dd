import { describe, expect, it } from "vitest";
import type { FromSource, ImportedText, Loss } from "../../../../src/cli/import/imported.ts";
import { asker } from "../../../../src/cli/import/net/answers.ts";
import { connector } from "../../../../src/cli/import/net/connect.ts";
import { documentFetcher } from "../../../../src/cli/import/net/fetcher.ts";
import type { ImportContext } from "../../../../src/cli/import/source.ts";
import { wordPressSite } from "../../../../src/cli/import/wordpress/wordpress-site.ts";
import { type PlayedSite, playWordPress } from "../../../support/wordpress-server.ts";

/** Imports from a site that a server plays, and says for how long the import wanted to wait. */
async function read(
  played: PlayedSite,
  { at = "/", ...more }: Partial<ImportContext> & { at?: string } = {},
) {
  await using server = await playWordPress(played);
  const waits: number[] = [];
  let now = Date.parse("2026-11-29T12:00:00Z");
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  const fetcher = documentFetcher(asker(connector(true), "Test", { now: () => now, sleep }));
  const context = { fetcher, now, timeZone: "UTC", language: "en", mostPages: 20, ...more };
  const first = await fetcher.get(`${server.origin}${at}`);
  if (!first.ok) throw new Error(first.reason);
  const source = await wordPressSite.open({ kind: "address", document: first.value }, context);
  const all: FromSource[] = [];
  for await (const one of source?.read() ?? []) all.push(one);
  const { origin } = server;
  const texts = all.filter(
    (one): one is ImportedText => one.kind === "article" || one.kind === "page",
  );
  const losses = all.filter((one): one is Loss => one.kind === "loss");
  return {
    origin,
    source,
    texts,
    items: texts.map(({ place }) => place.item),
    losses: losses.map(({ reason }) => reason.replaceAll(origin, "")),
    waits,
    asked: server.asked,
  };
}

function posts(count: number) {
  return Array.from({ length: count }, (_, index) => `post ${index + 1}`);
}

const always = [
  "7 comments stayed behind",
  "drafts and private articles are not public; an export has them",
  "items of the type recipe (recipe) stayed behind",
];

describe("a site of WordPress", () => {
  it("gives all of its articles and pages by its REST interface", async () => {
    const { source, texts, items, losses, origin, asked } = await read({ posts: 203, pages: 2 });
    expect(source).toMatchObject({
      name: "a site of WordPress, by its REST interface",
      site: origin,
      total: 205,
    });
    expect(items).toEqual([...posts(203), "page 1", "page 2"]);
    expect(losses).toEqual(always);
    expect(texts[0]).toEqual({
      kind: "article",
      place: { source: `${origin}/2020/05/post-1/`, item: "post 1" },
      id: `${origin}/?p=1`,
      addresses: [`${origin}/2020/05/post-1/`, `${origin}/?p=1`],
      slug: "post-1",
      title: "The post – 1",
      body: {
        format: "html",
        text: `<p>Text 1.</p>\n<figure><img src="${origin}/wp-content/uploads/2020/05/p1.jpg" alt="What 1001 shows"><figcaption>At noon</figcaption></figure><p><img src="${origin}/wp-content/uploads/2020/05/broken.jpg" alt="Broken"></p>`,
      },
      base: `${origin}/2020/05/post-1/`,
      summary: undefined,
      published: { instant: Date.parse("2020-05-04T08:00:00Z") },
      updated: { instant: Date.parse("2020-05-06T08:00:00Z") },
      status: "published",
      authors: [{ name: "Ann O'Hara", url: "https://ann.example/" }],
      labels: [
        { kind: "category", title: "Harbour & Sea", slug: "harbour" },
        { kind: "tag", title: "Rope", slug: "rope" },
      ],
      language: undefined,
      translationGroup: undefined,
      lead: {
        url: `${origin}/wp-content/uploads/2020/05/lead1.jpg`,
        alt: "What 2001 shows",
        caption: "A caption",
      },
      attachments: [],
      losses: [],
    });
    // Two to open it, three pages of articles and three of their files, pages, comments and types.
    expect(asked.slice(1).filter((path) => path.startsWith("/wp-json/"))).toHaveLength(11);
  });

  it("is found without rewritten addresses, and by the address of the interface", async () => {
    const { items, texts, origin } = await read({ posts: 3, rest: "query" });
    expect(items).toEqual(posts(3));
    expect(texts[0]?.addresses).toEqual([`${origin}/2020/05/post-1/`, `${origin}/?p=1`]);
    expect((await read({ posts: 3 }, { at: "/wp-json/wp/v2/posts" })).items).toEqual(posts(3));
  });

  it("gives other types of posts to those who name them", async () => {
    for (const name of ["recipe", "recipes"]) {
      const { texts, losses } = await read({ posts: 1 }, { types: [name] });
      expect(texts.map(({ kind, slug }) => `${kind} ${slug}`)).toEqual([
        "article post-1",
        "article recipe-1",
      ]);
      expect(losses).toEqual(always.slice(0, 2));
    }
  });

  it("may ask to wait", async () => {
    const { items, waits } = await read({ posts: 101, busy: "7" });
    expect(items).toEqual(posts(101));
    expect(waits.filter((wait) => wait === 7_000)).toHaveLength(5);
  });

  it("may fail at some articles, which are named", async () => {
    const { items, losses } = await read({ posts: 150, broken: [42, 117] });
    expect(items).toEqual(posts(150).filter((item) => item !== "post 42" && item !== "post 117"));
    expect(losses).toEqual([
      "item 42 of posts could not be read: the server answered 500",
      "item 117 of posts could not be read: the server answered 500",
      ...always,
    ]);
  });

  it("is not asked on and on if it fails altogether", async () => {
    const { items, losses, asked } = await read({
      posts: 500,
      broken: Array.from({ length: 400 }, (_, index) => index + 2),
    });
    expect(items).toEqual(["post 1"]);
    expect(losses).toContain("posts could not be read any further");
    expect(asked.length).toBeLessThan(60);
  });

  it("may have pages without end", async () => {
    const { items, losses } = await read({ posts: 100, endless: true });
    expect(items).toEqual(posts(100));
    expect(losses[0]).toBe("page 2 of posts repeats earlier pages, so no more were read");
    const many = await read({ posts: 500 }, { mostPages: 2 });
    expect(many.items).toEqual(posts(200));
    expect(many.losses[0]).toBe("posts has more than 2 pages; the others were not read");
  });

  it("may answer slowly", async () => {
    expect((await read({ posts: 1, delay: 50 })).items).toEqual(["post 1"]);
  });

  it("may have articles with a password, and items that are none", async () => {
    const change = (post: Record<string, unknown>) =>
      post["id"] === 1
        ? { ...post, content: { rendered: "", protected: true } }
        : post["id"] === 2
          ? { id: 2 }
          : {
              ...post,
              lang: "zh",
              translations: { en: 1, zh: 3 },
              _embedded: undefined,
              excerpt: { rendered: "<p>By hand</p>" },
            };
    const { texts, losses } = await read({ posts: 3, change });
    expect(texts).toMatchObject([
      {
        status: "password",
        losses: [{ reason: "its text is behind a password, which the import does not have" }],
      },
      {
        language: "zh",
        translationGroup: "1",
        summary: "By hand",
        authors: [],
        labels: [],
        lead: undefined,
      },
    ]);
    expect(losses[0]).toBe("an item of posts is not as WordPress gives it: 2");
  });

  it("has no summary where WordPress takes one from the text", async () => {
    const summary = async (excerpt: string) => {
      const content = { rendered: "<p>One two.</p><pre>code</pre><p>Three</p>", protected: false };
      const change = (post: Record<string, unknown>) => ({
        ...post,
        content,
        excerpt: { rendered: excerpt },
      });
      return (await read({ posts: 1, change })).texts[0]?.summary;
    };
    expect(await summary("<p>One two. Three</p>\n")).toBeUndefined();
    expect(await summary("<p>Two. Three</p>\n")).toBe("Two. Three");
    expect(await summary("<p>One, by hand</p>\n")).toBe("One, by hand");
  });

  it("without its interface is read by the pages of its feed", async () => {
    const { source, texts, losses } = await read({ posts: 23, rest: "closed" });
    expect(source?.name).toBe("the feed of a site of WordPress, page by page");
    expect(texts).toHaveLength(23);
    expect(texts[0]).toMatchObject({
      title: "The post – 23",
      body: { text: "<p>Text 23.</p>" },
      authors: [{ name: "Ann" }],
      summary: undefined,
    });
    expect(texts[0]?.id).toMatch(/\?p=23$/);
    expect(texts[22]).toMatchObject({
      title: "The post – 1",
      status: "password",
      body: { text: "" },
      summary: undefined,
      losses: [{ reason: "its text is behind a password, which the import does not have" }],
    });
    expect(losses).toEqual([
      "the site does not offer its REST interface; its feeds have only articles, without pages, slugs and files",
    ]);
  });

  it("is read by its feed if that is what was named", async () => {
    const { texts, losses, asked } = await read({ posts: 23 }, { at: "/feed/" });
    expect(texts).toHaveLength(23);
    expect(losses).toEqual([]);
    expect(asked).toEqual([
      "/feed/",
      "/feed/",
      "/feed/?paged=2",
      "/feed/?paged=3",
      "/feed/?paged=4",
    ]);
  });
});
