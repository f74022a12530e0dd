import { expect, it } from "vitest";
import { directoryDocument } from "../../../src/pages/lists/directory.tsx";
import { press } from "../../support/fixtures.ts";
import { channel, manuscript } from "../../support/publication.ts";

const now = Date.parse("2026-06-01T00:00:00Z");
const names = ["Zoe", "Émile", "Ann & Bob"];

const { catalogue, store } = await press({
  channel: {
    ...channel,
    topics: ["b", "a"].map((slug) => ({ slug, title: `Topic ${slug}`, description: `On ${slug}` })),
  },
  manuscripts: names.map((name, number) =>
    manuscript({
      slug: `n${number}`,
      language: number === 0 ? "zh-Hans" : "en",
      published: now - number,
      topics: ["a"],
      authors: [{ slug: `author-${number}`, name }],
    }),
  ),
});

const linesOf = (html: string) =>
  [...html.matchAll(/<li>(<a href=.*?)<\/li>/g)].map(([, it]) => it);
const page = (name: "topics" | "authors" | "languages") =>
  directoryDocument({ catalogue, store, now }, name).body();
const lines = (name: "topics" | "authors" | "languages") =>
  linesOf(/<ul class="topics directory">.*?<\/ul>/.exec(page(name))?.[0] ?? "");

it("lists topics in the channel's order, with description, number of articles and feeds", () => {
  const [first, second] = lines("topics");
  expect(first).toContain('<a href="/topics/b/"><bdi>Topic b</bdi></a><span>On b</span>');
  expect(first).toContain("0 articles");
  expect(second).toContain("3 articles");
  expect(second).toContain('href="/topics/a/atom.xml"');
});

it("lists authors by name, as the language sorts them", () => {
  expect(lines("authors").map((line) => /<bdi>(.*?)<\/bdi>/.exec(line ?? "")?.[1])).toEqual([
    "Ann &amp; Bob",
    "Émile",
    "Zoe",
  ]);
});

it("names each language in itself, and marks it", () => {
  const [english, chinese] = lines("languages");
  expect(english).toContain('<a href="/languages/en/"><bdi>English</bdi></a>');
  expect(chinese).toContain('<a href="/languages/zh-hans/" lang="zh-Hans"><bdi>简体中文</bdi></a>');
  expect(chinese).toContain("1 article");
});

it("says so if there is nothing to list", async () => {
  const nothing = await press({ channel: { ...channel, topics: [] }, manuscripts: [] });
  const html = directoryDocument({ ...nothing, now }, "topics").body();
  expect(html).not.toContain('<ul class="topics directory">');
  expect(html).toContain("<p>Nothing");
});

it("encodes the slug of an author, and describes only what has a description", async () => {
  const authors = [{ slug: "zoé", name: "Zoé" }];
  const site = await press({ channel, manuscripts: [manuscript({ slug: "a", authors })] });
  const [line] = linesOf(directoryDocument({ ...site, now }, "authors").body()).slice(-1);
  expect(line).toContain('<a href="/authors/zo%C3%A9/"><bdi>Zoé</bdi></a><span class="count">');
});

it("has a canonical address, and says whose topics they are", () => {
  expect(page("topics")).toContain('rel="canonical" href="https://news.example.org/topics/"');
  expect(page("topics")).toContain("<h1>Topics</h1>");
  expect(page("topics")).toContain(`The topics of ${channel.title}, each with feeds of its own.`);
});
