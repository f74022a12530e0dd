import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { articleId } from "../../../src/article/article.ts";
import { formatKeys } from "../../../src/article/formats.ts";
import { readFeedPage } from "../../../src/cli/ledger/feed-page.ts";
import { type ReadingLimits, readDeployed } from "../../../src/cli/ledger/read-deployed.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { feedDocument } from "../../../src/feed/document.ts";
import { selectionOf } from "../../../src/query/selection.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { pressFixture } from "../../support/fixtures.ts";
import { unzipped } from "../../support/unzipped.ts";

const now = Date.parse("2026-11-22T00:00:00Z");

/** A document that is never sent. */
const silence = "silence";

/** Serves documents by their paths on the loopback until the test ends. */
async function serve(documents: Record<string, string>): Promise<string> {
  const server = createServer((request, response) => {
    const document = documents[request.url ?? ""];
    if (document === silence) return;
    response.writeHead(document === undefined ? 404 : 200).end(document);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

async function file(text: string): Promise<string> {
  const path = join(await contentFolder({}), "deployed");
  await writeFile(path, text);
  return path;
}

/** The ids and then the warnings, or the errors. */
async function read(source: string, limits?: ReadingLimits): Promise<string[]> {
  const deployed = await readDeployed(source, now, limits);
  return deployed.ok
    ? [...deployed.value.articles.map(({ id }) => id), ...deployed.warnings.map(formatError)]
    : deployed.errors.map(formatError);
}

const jsonFeed = (ids: string[], next?: string) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "T",
    items: ids.map((id) => ({ id, content_text: "" })),
    next_url: next,
  });
const atom = (inside: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">${inside}</feed>`;
const entry = (id: string) => `<entry><id>${id}</id></entry>`;
const rss = (inside: string) =>
  `<rss version="2.0" xmlns:a10="http://www.w3.org/2005/Atom"><channel>${inside}</channel></rss>`;
const item = (id: string) => `<item><guid isPermaLink="false">${id}</guid></item>`;

describe("a document of a feed", () => {
  it.each(formatKeys)(
    "that Broadsheet made as %s gives the id, slug and date of each article",
    async (format) => {
      const { catalogue, store, publication } = await pressFixture("lakeside");
      const { body } = feedDocument({ catalogue, store, now }, selectionOf(catalogue), format);
      const expected = publication.manuscripts
        .map(({ article }) => article)
        .filter((article) => article.published <= now)
        .map((article) => ({
          id: articleId(publication.channel, article),
          slug: article.slug,
          published: article.published,
        }));
      const { articles } = readFeedPage(unzipped(await body()));
      expect(articles).toHaveLength(expected.length);
      expect(articles).toEqual(expect.arrayContaining(expected));
    },
  );

  it("in Atom gives the ids of deleted entries too", () => {
    expect(readFeedPage(atom(`${entry("a")}<at:deleted-entry ref="b" when=""/>`)).articles).toEqual(
      [{ id: "a", slug: undefined, published: undefined }, { id: "b" }],
    );
  });

  it("gives the address of the next older one, and prefers an archive to a page", () => {
    const older = (text: string) => readFeedPage(text).older;
    expect(older(jsonFeed([], "/2.json"))).toBe("/2.json");
    expect(older(jsonFeed([]))).toBeUndefined();
    expect(older(atom('<link rel="next" href="n"/><link rel="prev-archive" href="p"/>'))).toBe("p");
    expect(older(atom('<link rel="next" href="n"/><link rel="self" href="s"/>'))).toBe("n");
    expect(older(atom(`<entry><link rel="next" href="n"/></entry>`))).toBeUndefined();
    expect(older(rss('<a10:link rel="prev-archive" href="p"/>'))).toBe("p");
    expect(older(rss("<link>https://x</link>"))).toBeUndefined();
  });

  it("in another format is refused", () => {
    for (const text of ["", "text", "<html/>", "<rss/>", "<feed/>", '{"items":1}', atom("<x>")]) {
      expect(() => readFeedPage(text), text).toThrow();
    }
  });
});

describe("deployed articles are read", () => {
  it.each([
    ["JSON Feed", jsonFeed(["a"], "/2"), jsonFeed(["b", "a"], "3"), jsonFeed(["c"])],
    [
      "Atom",
      atom(`<link rel="prev-archive" href="/2"/>${entry("a")}`),
      atom(`<link rel="prev-archive" href="/3"/>${entry("b")}`),
      atom(entry("c")),
    ],
    [
      "RSS",
      rss(`<a10:link rel="prev-archive" href="/2"/>${item("a")}`),
      rss(`<a10:link rel="next" href="/3"/>${item("b")}`),
      rss(item("c")),
    ],
  ])("from all documents of a feed: %s", async (_, first, second, third) => {
    const origin = await serve({ "/feed": first, "/2": second, "/3": third });
    expect(await read(`${origin}/feed`)).toEqual(["a", "b", "c"]);
  });

  it("once from documents that link in a circle, with a warning", async () => {
    const origin = await serve({
      "/feed": jsonFeed(["a"], "/2"),
      "/2": jsonFeed(["b"], "/feed"),
    });
    expect(await read(`${origin}/feed`)).toEqual([
      "a",
      "b",
      expect.stringMatching(
        /\/2:1:1: warning: only 2 articles were compared, because the older ones at/,
      ),
    ]);
  });

  it("only from the site that was named", async () => {
    const other = await serve({ "/2": jsonFeed(["b"]) });
    const origin = await serve({ "/feed": jsonFeed(["a"], `${other}/2`) });
    for (const source of [`${origin}/feed`, await file(jsonFeed(["a"], `${other}/2`))]) {
      expect(await read(source)).toEqual(["a", expect.stringContaining("were not read")]);
    }
  });

  it("within limits for documents, bytes and time", async () => {
    const origin = await serve({
      "/feed": jsonFeed(["a"], "/2"),
      "/2": jsonFeed(["b"], "/3"),
      "/3": jsonFeed(["c"]),
    });
    const limits = { documents: 3, bytes: 1_000, timeout: 60_000 };
    const feed = `${origin}/feed`;
    expect(await read(feed, limits)).toEqual(["a", "b", "c"]);
    expect(await read(feed, { ...limits, documents: 2 })).toEqual([
      "a",
      "b",
      expect.stringMatching(/\/2:1:1: warning: only 2 articles were compared/),
    ]);
    expect(await read(feed, { ...limits, bytes: 50 })).toEqual([
      expect.stringContaining("it is larger than 50 bytes"),
    ]);
    // It arrives in parts, each of which is small enough.
    const large = await serve({ "/feed": jsonFeed(["x".repeat(300_000)]) });
    expect(await read(`${large}/feed`, { ...limits, bytes: 200_000 })).toEqual([
      expect.stringContaining("it is larger than 200000 bytes"),
    ]);
    const mute = await serve({ "/feed": silence });
    expect(await read(`${mute}/feed`, { ...limits, timeout: 50 })).toEqual([
      expect.stringContaining("timeout"),
    ]);
  });

  it("from a ledger at any path", async () => {
    const ledger = '{\n  "b": { "slug": "b", "published": "2026-01-01T00:00:00Z" }\n}\n';
    expect(await read(await file(ledger))).toEqual(["b"]);
    expect(await read(await file('{\n  "b": 1\n}\n'))).toEqual([
      expect.stringMatching(/deployed:2:3: error: b is not in the format of the ledger/),
    ]);
  });

  it.each([
    ["a missing file", () => "nowhere.json", /^nowhere\.json:1:1: error: .*ENOENT/],
    [
      "a file that is not a feed",
      () => file("text"),
      /error: this cannot be read as a feed or a ledger/,
    ],
    ["broken JSON", () => file("{"), /error: this cannot be read as a feed or a ledger: .*JSON/],
    [
      "a 404",
      async () => `${await serve({})}/feed`,
      /\/feed:1:1: error: .*the server answered 404/,
    ],
    [
      "a missing archive",
      async () => `${await serve({ "/feed": jsonFeed(["a"], "/2") })}/feed`,
      /\/2:1:1: error: .*the server answered 404/,
    ],
    ["a server that does not answer", () => "http://127.0.0.1:1/feed", /error: .*fetch failed/],
  ])("but %s is an error", async (_, source, expected) => {
    const errors = await read(await source());
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(expected);
  });
});
