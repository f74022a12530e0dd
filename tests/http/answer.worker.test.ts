import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { beforeEach, describe, expect, it } from "vitest";
import { codingFor } from "../../src/http/coding.ts";
import type { Delta } from "../../src/http/delta.ts";
import { notFound } from "../../src/http/problem.ts";
import type { Representation } from "../../src/http/representation.ts";
import { feed, page } from "../../src/http/routes.ts";
import { deltaClient } from "../support/delta-client.ts";

const lastModified = Date.parse("2026-11-22T08:00:00Z");
const etag = 'W/"head.aaaaabbbbb"';
const text = "<rss>新闻</rss>".repeat(100);
let bodies: number;

const whole: Representation = {
  mediaType: "application/rss+xml; charset=utf-8",
  etag,
  lastModified,
  span: { from: lastModified, until: lastModified + 60_000 },
  contentLocation: "/rss.xml",
  links: [{ href: "https://hub.example.org/", rel: "hub" }],
  body: () => {
    bodies++;
    return text;
  },
  delta: (tags) => deltas.find(({ base }) => tags.includes(base)),
  page: () => ({ mediaType: "text/html; charset=utf-8", etag: '"page"', body: () => "<h1>" }),
};
const deltas: readonly Delta[] = [
  { base: "head.aaaaa", empty: false, body: () => "only b" },
  { base: "head.aaaaabbbbbccccc", empty: true, body: () => "" },
];

const app = new Hono();
feed(app, "/rss.xml", () => whole);
feed(app, "/feed", () => ({ ...whole, vary: "Accept" }));
feed(app, "/plain.xml", () => ({ mediaType: "text/xml", etag: '"plain"', body: () => text }));
page(app, "/gone/", () => ({ ...whole, mediaType: "text/html", status: 410 }));
page(app, "/nothing/", async () => undefined);
app.notFound((c) => notFound(c, () => "<h1>Nothing</h1>", { feeds: ["/rss.xml"] }));

beforeEach(() => {
  bodies = 0;
});

const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  app.request(`https://news.example.org${path}`, { headers, method }, env);

async function decoded(response: Response) {
  return new Response(response.body?.pipeThrough(new DecompressionStream("gzip"))).text();
}

describe("200 (RFC 9110, section 15.3.1)", () => {
  it("has its validators, a max-age until the next change at most, its links and its policy", async () => {
    const response = await ask("/rss.xml");
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "Content-Location, ETag, IM, Link",
      "cache-control": "public, max-age=60",
      "content-location": "/rss.xml",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "content-type": "application/rss+xml; charset=utf-8",
      etag,
      "last-modified": "Sun, 22 Nov 2026 08:00:00 GMT",
      link: '<https://hub.example.org/>; rel="hub"',
      vary: "Accept-Encoding, A-IM, Sec-Fetch-Dest",
      "x-content-type-options": "nosniff",
    });
    expect(await response.text()).toBe(text);
  });

  it("ignores Range (RFC 9110, section 14.2)", async () => {
    const response = await ask("/rss.xml", { Range: "bytes=0-9", "If-Range": etag });
    expect(response.status).toBe(200);
    expect(response.headers.has("Content-Range")).toBe(false);
    expect(await response.text()).toBe(text);
  });

  it.each([{}, { "Accept-Encoding": "gzip" }])("to HEAD is the same without a body", async (h) => {
    const get = await ask("/rss.xml", h);
    const head = await ask("/rss.xml", h, "HEAD");
    // The runtime sets the length of a body.
    const { byteLength } = await get.arrayBuffer();
    const whole = { ...Object.fromEntries(get.headers), "content-length": `${byteLength}` };
    expect(Object.fromEntries(head.headers)).toEqual(whole);
    expect(await head.text()).toBe("");
  });

  it("has a Vary of exactly the headers that were read (RFC 9110, section 12.5.5)", async () => {
    expect((await ask("/plain.xml")).headers.get("Vary")).toBe("Accept-Encoding");
    expect((await ask("/feed?raw")).headers.get("Vary")).toBe("Accept-Encoding, A-IM, Accept");
  });
});

describe("gzip (RFC 9110, section 12.5.3)", () => {
  it("is made once, and sent only to clients that accept it", async () => {
    const path = "/rss.xml?gzip";
    // A feed that is requested once is not kept.
    await ask(path, { "Accept-Encoding": "gzip" });
    const first = await ask(path, { "Accept-Encoding": "gzip, deflate, br" });
    expect(first.headers.get("Content-Encoding")).toBe("gzip");
    const made = bodies;
    const { byteLength } = await first.clone().arrayBuffer();
    expect(byteLength).toBeLessThan(text.length / 2);
    expect(await decoded(first)).toBe(text);
    expect(await decoded(await ask(path, { "Accept-Encoding": "gzip" }))).toBe(text);
    expect(bodies).toBe(made);
    for (const header of ["gzip;q=0", "identity", "br", ""]) {
      const response = await ask(path, { "Accept-Encoding": header });
      expect(response.headers.has("Content-Encoding")).toBe(false);
      expect(response.headers.get("Vary")).toContain("Accept-Encoding");
      expect(await response.text()).toBe(text);
    }
  });

  it("depends on the header that the client sent, which Cloudflare has replaced", () => {
    const replaced = (clientAcceptEncoding: string) =>
      new Request("https://news.example.org/", {
        headers: { "Accept-Encoding": "br, gzip" },
        cf: { clientAcceptEncoding },
      });
    expect(codingFor(replaced("gzip, deflate"))).toBe("gzip");
    expect(codingFor(replaced("gzip;q=0"))).toBe("identity");
    expect(codingFor(replaced(""))).toBe("identity");
    expect(codingFor(new Request("https://x/", { headers: { "Accept-Encoding": "gzip" } }))).toBe(
      "gzip",
    );
  });
});

describe("If-None-Match that is longer than eight of our entity tags", () => {
  it("is ignored: the answer is a full 200", async () => {
    const long = `${etag}, "${"x".repeat(8192)}"`;
    for (const more of [{}, deltaClient, { "If-Modified-Since": new Date().toUTCString() }]) {
      const response = await ask("/rss.xml", { ...more, "If-None-Match": long });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(text);
    }
  });
});

describe("304 (RFC 9110, section 15.4.5)", () => {
  it.each<Record<string, string>>([
    { "If-None-Match": etag },
    { "If-None-Match": `"x", "head.aaaaabbbbb"` },
    { "If-None-Match": "*" },
    { "If-Modified-Since": "Sun, 22 Nov 2026 08:00:00 GMT" },
    { "If-None-Match": etag, ...deltaClient },
    { "If-None-Match": 'W/"head.aaaaa", "head.aaaaabbbbb"', ...deltaClient },
    { "If-None-Match": 'W/"head.aaaaabbbbbccccc"', ...deltaClient },
    { "If-None-Match": etag, "A-IM": "feed", "User-Agent": "rss2email/3.14" },
  ])("has the required headers of the 200, and no body is made: %j", async (headers) => {
    for (const method of ["GET", "HEAD"]) {
      const response = await ask("/rss.xml", headers, method);
      expect(response.status).toBe(304);
      expect(Object.fromEntries(response.headers)).toEqual({
        ...("A-IM" in headers ? {} : { "access-control-allow-origin": "*" }),
        "cache-control": `${"A-IM" in headers ? "private" : "public"}, max-age=60`,
        "content-location": "/rss.xml",
        etag,
        "last-modified": "Sun, 22 Nov 2026 08:00:00 GMT",
        vary: "Accept-Encoding, A-IM, Sec-Fetch-Dest",
      });
      expect(await response.text()).toBe("");
    }
    expect(bodies).toBe(0);
  });

  it("is not sent for a date if there is an entity tag (section 13.2.2), nor in place of 410", async () => {
    const later = { "If-Modified-Since": "Mon, 23 Nov 2026 08:00:00 GMT" };
    expect((await ask("/rss.xml", { ...later, "If-None-Match": '"x"' })).status).toBe(200);
    expect((await ask("/gone/", { ...later, "If-None-Match": etag })).status).toBe(410);
  });
});

describe("226 (RFC 3229)", () => {
  it("contains only what is new, differs from the whole, and is never cached", async () => {
    const headers = {
      ...deltaClient,
      "If-None-Match": '"x", W/"head.aaaaa"',
      "A-IM": "gzip;q=0.5, feed",
    };
    for (const coding of ["gzip", "identity"]) {
      const response = await ask("/rss.xml", { ...headers, "Accept-Encoding": coding });
      expect(response.status).toBe(226);
      expect(response.headers.get("IM")).toBe("feed");
      expect(response.headers.get("Cache-Control")).toBe("no-store, im");
      expect(response.headers.get("Vary")).toContain("A-IM");
      expect(response.headers.get("ETag")).toBe(etag);
      expect(response.headers.get("Delta-Base")).toBe('W/"head.aaaaa"');
      expect(response.headers.get("Last-Modified")).toBe("Sun, 22 Nov 2026 08:00:00 GMT");
      expect(await (coding === "gzip" ? decoded(response) : response.text())).toBe("only b");
    }
    const only = await ask("/rss.xml", { "If-None-Match": 'W/"head.aaaaa"', ...deltaClient });
    expect([only.status, only.headers.get("Delta-Base")]).toEqual([226, null]);
    const full = await ask("/rss.xml");
    expect([full.status, await full.text()]).toEqual([200, text]);
  });

  it.each<Record<string, string>>([
    { "If-None-Match": 'W/"head.aaaaa"' },
    { "If-None-Match": 'W/"head.aaaaa"', ...deltaClient, "A-IM": "feed;q=0" },
    { "If-None-Match": 'W/"other.aaaaa"', ...deltaClient },
    deltaClient,
  ])(
    "is not sent to a client that does not ask for it or holds something else: %j",
    async (headers) => {
      expect((await ask("/rss.xml", headers)).status).toBe(200);
    },
  );

  it.each<Record<string, string>>([
    { "A-IM": "feed" },
    { "A-IM": "feed", Origin: "https://reader.example.org" },
    { ...deltaClient, "User-Agent": "rss2email/3.14 (https://github.com/rss2email/rss2email)" },
    { ...deltaClient, "User-Agent": "Mozilla/5.0 (compatible; newsboat/2.21.0)" },
    { ...deltaClient, Via: "1.1 varnish" },
  ])(
    "is replaced by a full, private 200 if it might not reach a client that merges it: %j",
    async (headers) => {
      const response = await ask("/rss.xml", { ...headers, "If-None-Match": 'W/"head.aaaaa"' });
      expect([response.status, await response.text()]).toEqual([200, text]);
      expect(response.headers.get("Cache-Control")).toBe("private, max-age=60");
      expect(response.headers.get("Vary")).not.toContain("User-Agent");
    },
  );
});

describe("a feed that a person opens in a browser (Fetch Metadata, section 2)", () => {
  const browser = {
    Accept: "text/html,application/xhtml+xml,*/*;q=0.8",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
  };

  it("is a page, or the document itself if the address asks for it", async () => {
    const shown = await ask("/feed", browser);
    expect(shown.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(shown.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    expect(shown.headers.get("Vary")).toContain("Sec-Fetch-Dest, Sec-Fetch-Mode, Accept");
    expect(await shown.text()).toBe("<h1>");
    expect(await (await ask("/feed?raw", browser)).text()).toBe(text);
  });

  it.each<Record<string, string>>([
    { Accept: browser.Accept },
    { ...browser, "Sec-Fetch-Dest": "empty" },
    { ...browser, "Sec-Fetch-Mode": "cors" },
    { ...browser, Accept: "*/*" },
  ])("is the document itself for feed readers: %j", async (headers) => {
    expect(await (await ask("/feed", headers)).text()).toBe(text);
  });
});

describe("methods (RFC 9110, sections 9.3.7 and 15.5.6)", () => {
  it("answers a preflight with the headers that scripts of other origins may send", async () => {
    const response = await ask("/rss.xml", {}, "OPTIONS");
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Headers")).toMatch(/A-IM.*If-None-Match/);
    expect((await ask("/gone/", {}, "OPTIONS")).headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
  });

  it("refuses methods that would write, and names those that are allowed", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "PROPFIND"]) {
      const response = await ask("/rss.xml", {}, method);
      expect(response.status).toBe(405);
      expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
      expect(response.headers.get("Content-Type")).toContain("application/problem+json");
      expect(response.headers.has("Vary")).toBe(false);
    }
  });
});
