import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import edition from "../../.vitest/demanding/edition.bin";
import { createApp } from "../../src/app/app.ts";
import { formatKeys, formats } from "../../src/article/formats.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readEdition } from "../../src/catalogue/edition-file.ts";

const origin = "https://news.example.org";
const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
const catalogue = openCatalogue(file.index);

let now: number;
const app = createApp(catalogue, () => now);
beforeEach(() => {
  now = Date.parse("2026-11-22T00:00:00Z");
});

function request(path: string, init?: RequestInit) {
  return app.request(`${origin}${path}`, init, env);
}

const feeds = ["", "/topics/research-news", "/topics/other", "/topics/empty"].flatMap((folder) =>
  formatKeys.map((format) => [`${folder}/${formats[format].file}`, format] as const),
);

describe.each(feeds)("%s", (path, format) => {
  it("has its media type, UTF-8 and open CORS", async () => {
    const response = await request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe(
      `${formats[format].mediaType}; charset=utf-8`,
    );
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(await response.text()).toContain(`${origin}${path}`);
  });

  it("is the same at every request, and 304 for a client that has it", async () => {
    const first = await request(path);
    now += 86_400_000;
    const second = await request(path);
    expect(await second.text()).toBe(await first.text());
    const etag = first.headers.get("ETag") ?? "";
    expect(etag).toMatch(/^W\/"[^"]+"$/);
    const again = await request(path, { headers: { "If-None-Match": `"other", ${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect(again.headers.get("ETag")).toBe(etag);
    const changed = await request(path, { headers: { "If-None-Match": 'W/"other"' } });
    expect(changed.status).toBe(200);
  });

  it("answers HEAD like GET without the body", async () => {
    const get = await request(path);
    const head = await request(path, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    // The runtime sets the length of a body.
    const { byteLength } = await get.arrayBuffer();
    const whole = { ...Object.fromEntries(get.headers), "content-length": `${byteLength}` };
    expect(Object.fromEntries(head.headers)).toEqual(whole);
  });

  it("answers a preflight, and 405 with Allow to methods that would write", async () => {
    const preflight = await request(path, { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("Access-Control-Allow-Methods")).toContain("GET");
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const refused = await request(path, { method });
      expect(refused.status).toBe(405);
      expect(refused.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    }
  });

  it("contains nothing that is scheduled", async () => {
    expect(await (await request(path)).text()).not.toMatch(/EMBARGOED|2099/);
  });
});

describe("a scheduled article", () => {
  it("appears at its minute without a new deployment, and changes the ETag", async () => {
    const before = await request("/rss.xml");
    expect((await request("/articles/scheduled/")).status).toBe(404);
    expect((await request("/articles/scheduled")).status).toBe(404);
    now = Date.parse("2099-01-01T08:00:00+08:00") - 1;
    expect((await request("/articles/scheduled/")).status).toBe(404);
    now += 1;
    const after = await request("/rss.xml");
    expect(await after.text()).toContain("EMBARGOED");
    expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
    expect((await request("/articles/scheduled/")).status).toBe(200);
    expect(await (await request("/topics/research-news/")).text()).toContain("Not before 2099");
  });
});

describe("pages", () => {
  it("link to the three feeds of what they show", async () => {
    for (const [path, folder] of [
      ["/", "/"],
      ["/topics/research-news/", "/topics/research-news/"],
      ["/articles/plain/", "/"],
    ]) {
      const html = await (await request(path ?? "")).text();
      for (const { file: name, mediaType } of Object.values(formats)) {
        expect(html).toMatch(
          new RegExp(
            `<link rel="alternate" type="${mediaType.replace("+", "\\+")}"[^>]*href="${folder}${name}"`,
          ),
        );
      }
    }
  });

  it("list the public articles, newest first", async () => {
    const html = await (await request("/")).text();
    const links = [...html.matchAll(/<a href="\/articles\/([^/]+)\/">/g)].map(([, slug]) => slug);
    expect(links).toEqual(["pictures", "plain", "hostile", "many-people"]);
  });

  it("show an article: title, date in the channel's zone, figure, credits, topics", async () => {
    const html = await (await request("/articles/pictures/")).text();
    expect(html).toContain("<h1>图片 with a figure</h1>");
    expect(html).toContain('<time datetime="2026-03-06T16:00:00Z">March 7, 2026</time>');
    expect(html).toContain("<figcaption>A caption with &#x3C;tags> &#x26; ]]>.</figcaption>");
    expect(html).toMatch(/Draft: (<[^>]*>)?ZENG Bingjie/);
    expect(html).toContain('href="/topics/other/"');
    expect(html).toContain('<li><a href="/">Home</a></li><li><a href="/topics/other/">');
    expect(html).toContain('<span aria-current="page">图片 with a figure</span>');
  });

  it("escape an author's text", async () => {
    const html = await (await request("/articles/hostile/")).text();
    expect(html).toContain(
      "]]&gt; twice ]]&gt; &lt; &amp; &amp;amp; &amp;lt;b&amp;gt; 北京科技大学",
    );
    expect(html).not.toContain("<link>https://evil.example/");
  });

  it("answer 304 to clients that have them, and redirect to the address with a slash", async () => {
    const etag = (await request("/")).headers.get("ETag") ?? "";
    expect((await request("/", { headers: { "If-None-Match": etag } })).status).toBe(304);
    for (const path of ["/articles/plain", "/topics/other"]) {
      const response = await request(`${path}?a=b`);
      expect(response.status).toBe(301);
      expect(response.headers.get("Location")).toBe(`${path}/?a=b`);
    }
  });
});

describe("other addresses", () => {
  it("list every topic's feed in OPML", async () => {
    const response = await request("/opml.xml");
    expect(response.headers.get("Content-Type")).toBe("text/x-opml; charset=utf-8");
    const text = await response.text();
    for (const path of ["/rss.xml", "/topics/research-news/rss.xml", "/topics/other/rss.xml"]) {
      expect(text).toContain(`xmlUrl="${origin}${path}"`);
    }
  });

  it("report a healthy site", async () => {
    expect(await (await request("/healthz")).json()).toEqual({ status: "ok" });
  });

  it.each([
    "/nothing",
    "/topics/unknown/",
    "/topics/unknown/rss.xml",
    "/topics/unknown",
    "/articles/unknown/",
    "/volumes/all/0.rss",
    "/edition.bin",
    "/topics/__proto__/rss.xml",
    "/articles/constructor/",
    "/%00",
    "/%ff%fe",
  ])("answer %s with a 404 that lists what exists", async (path) => {
    const program = await request(path);
    expect(program.status).toBe(404);
    expect(await program.text()).toContain(`${origin}/topics/research-news/atom.xml`);
    const person = await request(path, { headers: { Accept: "text/html" } });
    expect(person.status).toBe(404);
    expect(person.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(await person.text()).toContain('href="/topics/research-news/"');
  });
});

describe("an internal error", () => {
  const broken = {
    ...env,
    ASSETS: { fetch: () => Promise.reject(new Error("a secret of the inside")) },
  };

  it.each(["text/html", "*/*"])(
    "reveals only an id to a client that accepts %s",
    async (Accept) => {
      const fresh = createApp(openCatalogue(file.index), () => now);
      const response = await fresh.request(`${origin}/`, { headers: { Accept } }, broken);
      expect(response.status).toBe(500);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(response.headers.get("Content-Type")).toContain(
        Accept === "text/html" ? "text/html" : "application/problem+json",
      );
      const text = await response.text();
      expect(text).not.toContain("secret");
      expect(text).toContain(response.headers.get("X-Request-Id"));
    },
  );
});
