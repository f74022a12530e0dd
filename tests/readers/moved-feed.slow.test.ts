import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { describe, expect } from "vitest";
import { createApp } from "../../src/app/app.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { pressPublication } from "../../src/press/edition/press-publication.ts";
import { articleSource, channelYaml, contentFolder } from "../support/content-folder.ts";
import { pressedAssets } from "../support/fake-assets.ts";
import { pictureCache } from "../support/fixtures.ts";
import { nodeServer } from "../support/node-server.ts";
import { withTool } from "../support/with-tool.ts";

/*
 * A publication moves here. A real reader was subscribed to its old feed, and goes on at the same address.
 */

const it = withTool("newsboat");

/** The articles of the old site, with the ids that they had in its feed. */
const old = [
  { slug: "by-number", id: "http://old.example/?p=123", was: "/2019/03/by-number/" },
  { slug: "by-text", id: "124 at http://old.example", was: "/2019/04/by-text/" },
  { slug: "by-uuid", id: "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", was: "/node/125" },
  { slug: "by-address", id: "http://old.example/2019/06/r&amp;d/?a=1&b=2", was: "/?p=126" },
];
const moment = Date.UTC(2020, 0, 1);

/** An RSS feed as another program writes it. */
function oldFeed(origin: string): string {
  const items = old.map(
    ({ slug, id, was }) =>
      `<item><title>Old ${slug}</title><link>${escaped(origin + was)}</link><guid isPermaLink="false">${escaped(id)}</guid><pubDate>Tue, 05 Mar 2019 10:00:00 GMT</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Old</title><link>${origin}/</link><description>x</description>${items.join("")}</channel></rss>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** The site that replaces the old one. */
async function newSite(origin: string, withIds: boolean) {
  const files = old.map(({ slug, id, was }) => [
    `articles/2019/${slug}/index.md`,
    articleSource(
      [
        `title: New ${slug}`,
        "published: 2019-03-05T10:00:00Z",
        `aliases: ["${was}"]`,
        ...(withIds ? [`id: ${JSON.stringify(id)}`] : []),
      ].join("\n"),
    ),
  ]);
  const folder = await contentFolder({
    "channel.yaml": channelYaml,
    ...Object.fromEntries(files),
  });
  const read = await readPublication(folder, origin, pictureCache);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const edition = await pressPublication(read.value, pictureCache);
  const app = createApp(openCatalogue(edition.index), () => moment);
  const ASSETS = pressedAssets(edition);
  return async (path: string, init: RequestInit) => app.request(path, init, { ASSETS });
}

/** The items that newsboat holds: how many, how many of them unread, and their titles. */
function held(cache: string) {
  const database = new DatabaseSync(cache);
  const rows = database.prepare("SELECT title, unread FROM rss_item ORDER BY title").all();
  // The person who reads has seen everything so far.
  database.exec("UPDATE rss_item SET unread = 0");
  database.close();
  return {
    unread: rows.filter(({ unread }) => unread === 1).length,
    titles: rows.map(({ title }) => String(title)),
  };
}

/** What newsboat holds before the move and after it. */
async function move(feed: string, withIds: boolean) {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-reader-"));
  let ask = async (_: string, __: RequestInit) => new Response(null, { status: 404 });
  const server = await nodeServer((path, init) => ask(path, init));
  try {
    const { origin } = server;
    const file = (name: string) => join(folder, name);
    await writeFile(file("urls"), `${origin}${feed}\n`);
    await writeFile(file("config"), "");
    const options = ["-u", file("urls"), "-C", file("config"), "-c", file("cache.db")];
    const look = async () => {
      await promisify(execFile)("newsboat", [...options, "-x", "reload"], {
        env: { ...process.env, HOME: folder },
      });
      return held(file("cache.db"));
    };
    ask = async () =>
      new Response(oldFeed(origin), { headers: { "Content-Type": "application/rss+xml" } });
    const before = await look();
    ask = await newSite(origin, withIds);
    const after = await look();
    const addresses = await Promise.all(
      old.map(async ({ was }) => (await fetch(origin + was)).url.replace(origin, "")),
    );
    return { before, after, addresses };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const newTitles = old.map(({ slug }) => `New ${slug}`).sort();

describe("a reader that was subscribed to the feed of another system", () => {
  for (const feed of ["/feed/", "/?feed=rss2", "/index.xml", "/rss"]) {
    it(`sees no article of ${feed} as new after the move, and loses none`, async () => {
      const { before, after, addresses } = await move(feed, true);
      expect(before.unread).toBe(4);
      // Newsboat takes the new titles over into the articles that it knows.
      expect(after).toEqual({ unread: 0, titles: newTitles });
      expect(addresses).toEqual(old.map(({ slug }) => `/articles/${slug}/`));
    });
  }

  it("would see all of them as new without their ids", async () => {
    const { after } = await move("/feed/", false);
    expect(after.unread).toBe(4);
  });
});
