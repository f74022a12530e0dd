import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, it } from "vitest";
import { joinGzip } from "../../../src/gzip/join.ts";
import { decodePagePiece } from "../../../src/pages/article/page-piece.ts";
import { pressManuscript } from "../../../src/press/entries/press-article.ts";
import { hashOf } from "../../../src/press/entries/pressed.ts";
import { articlePicture, markOf } from "../../../src/press/share-pictures/share-picture.ts";
import { channel, manuscript } from "../../support/publication.ts";
import { unzipped } from "../../support/unzipped.ts";

const newCache = () => mkdtemp(join(tmpdir(), "broadsheet-share-"));
const article = { title: "A Reading Room", topics: ["research-news"] };

it("an article's picture is drawn once, under a name that changes with it", async () => {
  const cache = await newCache();
  const first = await articlePicture(channel, article, undefined, { cache });
  expect(first?.rendition).toMatchObject({ width: 1200, height: 630, type: "image/png" });
  expect(first?.rendition.path).toMatch(/^\/media\/share-[\w-]{16}-1200\.png$/);
  const { source, hash } = first?.media ?? { source: "", hash: "" };
  expect(hashOf(await readFile(source))).toBe(hash);
  const files = await readdir(join(cache, "share"));
  expect(await articlePicture(channel, article, undefined, { cache })).toEqual(first);
  expect(await readdir(join(cache, "share"))).toEqual(files);
  for (const change of [{ title: "Another" }, { topics: [] }]) {
    const other = await articlePicture(channel, { ...article, ...change }, undefined, { cache });
    expect(other?.rendition.path).not.toBe(first?.rendition.path);
  }
});

it.each([".png", ".json"])("a damaged %s in the cache is made again", async (ending) => {
  const cache = await newCache();
  const first = await articlePicture(channel, article, undefined, { cache });
  const name = (await readdir(join(cache, "share"))).find((file) => file.endsWith(ending)) ?? "";
  await writeFile(join(cache, "share", name), "damaged");
  let damaged = 0;
  const onDamage = () => {
    damaged += 1;
  };
  expect(await articlePicture(channel, article, undefined, { cache, onDamage })).toEqual(first);
  expect(damaged).toBe(1);
  expect(hashOf(await readFile(first?.media.source ?? ""))).toBe(first?.media.hash);
});

it("a title that cannot be set has no picture of its own", async () => {
  const cache = await newCache();
  const chinese = { ...article, title: "海港新闻" };
  expect(await articlePicture(channel, chinese, undefined, { cache })).toBeUndefined();
});

it("the mark of a publication is its logo, or else its icon, if that is served", () => {
  const picture = (path: string) => ({ path, type: "image/png", width: 9, height: 9, length: 1 });
  const files = ["/logo.png", "/icon.png"].map((path) => ({ path, bytes: Buffer.from(path) }));
  const [icon, logo] = [picture("/icon.png"), picture("/logo.png")];
  expect(markOf({ ...channel, icon, logo }, files)).toEqual({
    bytes: Buffer.from("/logo.png"),
    isLogo: true,
  });
  expect(markOf({ ...channel, icon }, files)).toEqual({
    bytes: Buffer.from("/icon.png"),
    isLogo: false,
  });
  expect(markOf(channel, files)).toBeUndefined();
  expect(markOf({ ...channel, icon }, [])).toBeUndefined();
});

it("an article's picture is drawn again if the publication's mark or its name changes", async () => {
  const cache = await newCache();
  const mark = async (background: string) => {
    const square = sharp({ create: { width: 9, height: 9, channels: 3, background } });
    return { bytes: new Uint8Array(await square.png().toBuffer()), isLogo: false };
  };
  const [red, blue] = [await mark("#ff0000"), await mark("#0000ff")];
  const path = async (own: typeof channel, drawn: typeof red | undefined) =>
    (await articlePicture(own, article, drawn, { cache }))?.rendition.path;
  const paths = [
    await path(channel, undefined),
    await path(channel, red),
    await path(channel, blue),
    await path({ ...channel, title: "Other News" }, red),
    await path({ ...channel, accent: "#1f5c4d" }, red),
    await path(channel, { ...red, isLogo: true }),
  ];
  expect(new Set(paths).size).toBe(paths.length);
  expect(await path(channel, red)).toBe(paths[1]);
});

async function sharedOf(change: Parameters<typeof manuscript>[0], own = channel) {
  const pressed = await pressManuscript(own, manuscript(change), { cache: await newCache() });
  const page = unzipped(joinGzip([decodePagePiece(pressed.pieces.page.bytes()).head]));
  return {
    path: /property="og:image" content="https:\/\/news.example.org([^"]*)"/.exec(page)?.[1],
    media: pressed.media.map(({ path }) => path),
  };
}

it("a page names the picture, and the edition serves it", async () => {
  const { path, media } = await sharedOf({ slug: "a", title: "A Reading Room" });
  expect(path).toMatch(/^\/media\/share-/);
  expect(media).toEqual([path]);
});

it.each([
  ["cannot be set", { slug: "a", title: "海港新闻" }, channel],
  ["is not wanted", { slug: "a", title: "A" }, { ...channel, sharePictures: false }],
])("a page whose title %s names the publication's", async (_, change, own) => {
  expect(await sharedOf(change, own)).toEqual({ path: "/share.png", media: [] });
});
