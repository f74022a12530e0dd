import bytes from "broadsheet/edition.bin";
import { Lru } from "../../src/memory/lru.ts";
import { releaseBuffer } from "../../src/memory/release-buffer.ts";
import { Page } from "./page.ts";
import { archive, articleBySlug, newest } from "./paged-index.ts";
import type { Root } from "./write-index.ts";

/*
 * Answers queries from an index in pages, as JSON: /newest?topic=1&topic=2, /article?slug=…,
 * /archive?topic=1&published=…&slug=…, each with `now`. With `fresh`, it uses no page that it has kept.
 */

const root: Root = JSON.parse(new TextDecoder().decode(bytes));
// Requests come one after the other here, so no other one uses a page that is released.
const kept = new Lru<ArrayBuffer>(
  8 * 1024 * 1024,
  (buffer) => buffer.byteLength,
  (buffer) => releaseBuffer(new Uint8Array(buffer)),
);

export default {
  async fetch(request: Request, { ASSETS }: { readonly ASSETS: Fetcher }): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const now = Number(searchParams.get("now"));
    const topics = searchParams.getAll("topic").map(Number);
    const cursor = {
      published: Number(searchParams.get("published")),
      slug: searchParams.get("slug") ?? "",
    };
    let [reads, read] = [0, 0];
    const get = async (name: string) => {
      const known = searchParams.has("fresh") ? undefined : kept.get(name);
      if (known !== undefined) return known;
      const response = await ASSETS.fetch(`http://assets/${name}`);
      if (!response.ok) throw new Error(`no page ${name}: ${response.status}`);
      const buffer = await response.arrayBuffer();
      reads += 1;
      read += buffer.byteLength;
      kept.set(name, buffer);
      return buffer;
    };
    const pages = { rows: async (name: string) => new Page(await get(name)), slugs: get };
    const answers: Readonly<Record<string, () => Promise<unknown>>> = {
      "/newest": () => newest(root, pages, { topics, limit: 20 }, now),
      "/article": () => articleBySlug(root, pages, cursor.slug, now),
      "/archive": () => archive(root, pages, `topics/${topics[0]}`, cursor, now),
      "/healthz": async () => "ok",
    };
    const answer = await answers[pathname]?.();
    return Response.json({ answer, reads, read });
  },
};
