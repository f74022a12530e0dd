import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import edition from "../../.vitest/demanding/edition.bin";
import { createApp } from "../../src/app/app.ts";
import { createErrorApp } from "../../src/app/error-app.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readEdition } from "../../src/catalogue/edition-file.ts";

const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
const { index } = file;
const now = Date.parse("2026-11-22T00:00:00Z");
const app = createApp(openCatalogue(index), () => now);

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`https://news.example.org${path}`, { headers }, env);

/** The site's own script and style sheet, as the page at a path refers to them. */
async function filesOf(path: string): Promise<string[]> {
  const html = await (await get(path, { Accept: "text/html" })).text();
  return [...html.matchAll(/(?:<script src|<link rel="stylesheet" href)="([^"]+)"/g)].map(
    ([, address = ""]) => address,
  );
}

describe("the files of pages", () => {
  it("are the same on every page, and may be cached for a year", async () => {
    const files = await filesOf("/");
    expect(files).toHaveLength(2);
    for (const path of ["/articles/plain/", "/archive/", "/topics/other/", "/nothing"]) {
      expect(await filesOf(path)).toEqual(files);
    }
    for (const path of files) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Type")).toMatch(
        /^text\/(css|javascript); charset=utf-8$/,
      );
      expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    }
  });

  it("are also served to pages of another edition, for five minutes only", async () => {
    for (const path of await filesOf("/")) {
      const other = path.replace(/\/[\w-]+\./, "/0123abc.");
      const response = await get(other);
      expect(await response.text()).toBe(await (await get(path)).text());
      expect(response.headers.get("Cache-Control")).toBe("public, max-age=300");
    }
    expect((await get("/style/")).status).toBe(404);
    expect((await get("/style/abc.js")).status).toBe(404);
  });
});

describe("the archive", () => {
  it("is served by month, next to the archives of the feeds", async () => {
    expect(await (await get("/archive/")).text()).toContain('href="/archive/2026/03/"');
    expect(await (await get("/archive/2026/03/")).text()).toContain('href="/articles/plain/"');
    expect(await (await get("/archive/2026/")).text()).toContain('href="/archive/2026/03/"');
    expect((await get("/archive/mnfa4g00.z/rss.xml")).headers.get("Content-Type")).toMatch(/rss/);
  });

  it("redirects an address without the trailing slash", async () => {
    for (const path of ["/archive", "/archive/2026", "/archive/2026/03"]) {
      const response = await get(path);
      expect(response.status).toBe(301);
      expect(response.headers.get("Location")).toBe(`${path}/`);
    }
  });

  it.each([
    "/archive/2026/04/",
    "/archive/2026/3/",
    "/archive/2026/03/?page=2",
    "/archive/x/y/",
    "/archive/1999/",
    "/archive/x/",
  ])("has nothing at %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe("the directories", () => {
  it.each(["topics", "authors", "languages"])("list the %s, and are revalidated", async (name) => {
    const response = await get(`/${name}/`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(new RegExp(`<li><a href="/${name}/[^/"]+/"`));
    const again = await get(`/${name}/`, { "If-None-Match": response.headers.get("ETag") ?? "" });
    expect(again.status).toBe(304);
    const bare = await get(`/${name}`);
    expect([bare.status, bare.headers.get("Location")]).toEqual([301, `/${name}/`]);
  });

  it("are in the sitemap", async () => {
    const text = await (await get("/sitemap.xml")).text();
    for (const name of ["topics", "authors", "languages"]) {
      expect(text).toContain(`<url><loc>https://news.example.org/${name}/</loc></url>`);
    }
    expect(await (await get("/sitemaps/pages.xml")).text()).toContain("/topics/</loc>");
  });
});

describe("in development", () => {
  const paths = ["/.edition", "/.live-reload.js"];

  it("pages check for a new edition with a script from a file", async () => {
    const preview = createApp(openCatalogue({ ...index, preview: "pages" }), () => now);
    const html = await (await preview.request("https://news.example.org/", {}, env)).text();
    expect(html).toMatch(/<script src="\/\.live-reload\.js" data-edition="[\w-]{16}" defer/);
    for (const path of paths) {
      const response = await preview.request(`https://news.example.org${path}`, {}, env);
      expect(response.status).toBe(200);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
    }
  });

  it("the page of errors has its files, too", async () => {
    const errors = createErrorApp([]);
    const html = await (await errors.request("/", { headers: { Accept: "text/html" } })).text();
    const files = [...html.matchAll(/ (?:src|href)="(\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(files).toHaveLength(2);
    for (const path of [...files, ...paths]) expect((await errors.request(path)).status).toBe(200);
  });

  it("pages do so only there", async () => {
    expect(await (await get("/")).text()).not.toContain("live-reload");
    for (const path of paths) expect((await get(path)).status).toBe(404);
  });
});
