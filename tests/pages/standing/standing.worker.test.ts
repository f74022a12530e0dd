import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import edition from "../../../.vitest/demanding/edition.bin";
import { createApp } from "../../../src/app/app.ts";
import { openCatalogue } from "../../../src/catalogue/catalogue.ts";
import { readEdition } from "../../../src/catalogue/edition-file.ts";

const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
const { index } = file;
const now = Date.parse("2026-11-22T00:00:00Z");
const app = createApp(openCatalogue(index), () => now);

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`https://news.example.org${path}`, { headers }, env);
const html = async (path: string) => (await get(path)).text();

describe("a standing page", () => {
  it("is served with a validator and the policy of every page", async () => {
    const response = await get("/about/");
    const other = await get("/archive/");
    expect(response.status).toBe(200);
    for (const name of ["Content-Type", "Content-Security-Policy", "Cache-Control", "Vary"]) {
      expect(response.headers.get(name)).toBe(other.headers.get(name));
    }
    const etag = response.headers.get("ETag") ?? "";
    expect((await get("/about/", { "If-None-Match": etag })).status).toBe(304);
    expect((await app.request("/about/", { method: "POST" }, env)).status).toBe(405);
  });

  it("says what its author wrote, names itself, and sends no beacon", async () => {
    const page = await html("/about/");
    expect(page).toContain("<h1>About &lt;us&gt; &amp; ]]&gt; you</h1>");
    expect(page).toContain('<meta name="description" content="5 &lt; 6 &amp; so on"/>');
    expect(page).toContain('<link rel="canonical" href="https://news.example.org/about/"/>');
    expect(page).toContain('href="/imprint/">the imprint</a>');
    expect(page).toContain(
      '<li><a href="/">Home</a></li><li><span aria-current="page">About &lt;us&gt;',
    );
    expect(page).not.toContain('name="views"');
    expect(page).not.toContain("min read");
  });

  it("leads to its translation, which speaks its own language", async () => {
    const link = '<link rel="alternate" hreflang="de" href="https://news.example.org/imprint/"/>';
    expect(await html("/about/")).toContain(link);
    const german = await html("/imprint/");
    expect(german).toContain('<html lang="de" dir="ltr">');
    expect(german).toContain('hreflang="en" href="https://news.example.org/about/"');
    expect(german).toMatch(/<nav class="languages".*href="\/about\/" hreflang="en"/);
  });

  it("shows its pictures, and the contact if it asks for that", async () => {
    const page = await html("/imprint/");
    const [, picture = ""] =
      /<img[^>]* src="(\/media\/[^"]+)"/.exec(page.split("<main")[1] ?? "") ?? [];
    expect((await env.ASSETS.fetch(`https://assets.invalid${picture}`)).status).toBe(200);
    expect(page).toMatch(/<address class="contact">.*href="mailto:desk@example\.org".*<\/address>/);
    expect(await html("/about/")).not.toContain("<address");
  });

  it("lacks no slash", async () => {
    const response = await get("/about?a=b");
    expect([response.status, response.headers.get("Location")]).toEqual([301, "/about/?a=b"]);
  });

  it("is linked from the header or the footer of every page", async () => {
    for (const path of ["/", "/articles/plain/", "/archive/", "/nothing"]) {
      const page = await (await get(path, { Accept: "text/html" })).text();
      const [header = "", footer = ""] = [
        /<header class="masthead">.*?<\/header>/s,
        /<footer.*/s,
      ].map((pattern) => pattern.exec(page)?.[0] ?? "");
      expect(header).toContain('<a href="/about/">About');
      expect(footer).not.toContain('href="/about/"');
      expect(footer).toContain('Contact: <a href="mailto:desk@example.org">');
    }
  });

  it("is in the sitemap, and in no feed and no list", async () => {
    expect(await html("/sitemap.xml")).toContain("<loc>https://news.example.org/imprint/</loc>");
    for (const path of ["/feed.json", "/rss.xml", "/atom.xml", "/news-sitemap.xml"]) {
      expect(await html(path)).not.toMatch(/Impressum|imprint/);
    }
    expect(await html("/archive/")).toContain("4 articles, by year");
  });

  it("is described for programs", async () => {
    const text = await (await env.ASSETS.fetch("https://assets.invalid/openapi.json")).text();
    expect(Object.keys(JSON.parse(text).paths)).toEqual(
      expect.arrayContaining(["/about/", "/about", "/imprint/"]),
    );
    expect(text).not.toContain("/unready/");
  });
});

it("a draft of a page is nowhere", async () => {
  expect((await get("/unready/")).status).toBe(404);
  expect(JSON.stringify(index)).not.toContain("nready");
});
