import { beforeEach, describe, expect, it } from "vitest";
import { formatKeys, formats } from "../../src/article/formats.ts";
import { archive, feeds, header, hub, origin, pressed, site } from "../support/demanding-site.ts";

/*
 * Tests the clauses of HTTP that the site as a whole follows, with its real documents. The clauses that
 * need no documents are in answer.worker.test.ts, those about deltas in deltas.worker.test.ts.
 */

const at = (text: string) => Date.parse(text);
let now: number;
beforeEach(() => {
  now = at("2026-11-22T00:00:00.700Z");
});
const ask = site(() => now);

const archives = formatKeys.flatMap((format) =>
  ["", "/topics/other"].map((folder) => `${folder}/archive/${archive}/${formats[format].file}`),
);
const pages = ["/", "/topics/other/", "/articles/plain/", "/archive/", "/subscribe/"];
const browser = {
  Accept: "text/html,application/xhtml+xml,*/*;q=0.8",
  "Sec-Fetch-Dest": "document",
  "Sec-Fetch-Mode": "navigate",
};

/** The headers of an answer without Content-Length. */
function lasting({ headers }: Response): [string, string][] {
  return [...headers].filter(([name]) => name !== "content-length");
}

describe.each([...feeds, ...archives])("%s", (path) => {
  it("is recognised by its entity tag: in lists, as *, compared weakly (RFC 9110, sections 8.8.3.2, 13.1.2)", async () => {
    const etag = header(await ask(path), "ETag");
    expect(etag).toMatch(/^W\/"[\w-]{16}\.[\w-]*"$/);
    for (const known of [etag, etag.slice(2), `"x" ,\t${etag}`, `nonsense, ${etag}`, "*"]) {
      expect((await ask(path, { "If-None-Match": known })).status).toBe(304);
    }
    for (const other of ['W/"x"', `${etag.slice(0, -2)}"`, etag.replaceAll('"', ""), "", ","]) {
      expect((await ask(path, { "If-None-Match": other })).status).toBe(200);
    }
  });

  it("is recognised by its date if there is no entity tag (RFC 9110, sections 13.1.3, 13.2.2)", async () => {
    const date = header(await ask(path), "Last-Modified");
    expect(at(date)).toBeLessThanOrEqual(now);
    expect((await ask(path, { "If-Modified-Since": date })).status).toBe(304);
    const earlier = new Date(at(date) - 1000).toUTCString();
    expect((await ask(path, { "If-Modified-Since": earlier })).status).toBe(200);
    const both = { "If-Modified-Since": date, "If-None-Match": '"x"' };
    expect((await ask(path, both)).status).toBe(200);
  });

  it("answers HEAD like GET, without the body (RFC 9110, section 9.3.2)", async () => {
    const known = { "If-None-Match": header(await ask(path), "ETag") };
    for (const headers of [{}, { "Accept-Encoding": "gzip" }, known, browser]) {
      const [whole, head] = [await ask(path, headers), await ask(path, headers, "HEAD")];
      const { byteLength } = await whole.arrayBuffer();
      expect([head.status, lasting(head)]).toEqual([whole.status, lasting(whole)]);
      // The runtime sets the length of a body.
      if (whole.status === 200) expect(header(head, "Content-Length")).toBe(String(byteLength));
      expect(await head.text()).toBe("");
    }
  });

  it("is not served in ranges (RFC 9110, section 14.2)", async () => {
    const response = await ask(path, { Range: "bytes=0-3" });
    expect([response.status, await response.text()]).toEqual([200, await (await ask(path)).text()]);
  });

  it("is the same in gzip (RFC 9110, sections 8.4, 12.5.3)", async () => {
    const plain = await ask(path);
    const zipped = await ask(path, { "Accept-Encoding": "gzip, deflate" });
    expect(header(zipped, "Content-Encoding")).toBe("gzip");
    expect(header(zipped, "ETag")).toBe(header(plain, "ETag"));
    const stream = zipped.body?.pipeThrough(new DecompressionStream("gzip"));
    expect(await new Response(stream).text()).toBe(await plain.text());
  });

  it("links to itself, the other formats, its page and the hub (RFC 8288, section 3)", async () => {
    const { pathname, search } = new URL(path, origin);
    const folder = pathname.slice(0, pathname.lastIndexOf("/") + 1);
    const link = header(await ask(path), "Link");
    const links = [...link.matchAll(/<([^>]*)>; rel="(\w+)"(?:; type="([^"]*)")?/g)];
    const of = (rel: string) => links.filter(([, , one]) => one === rel).map(([, href]) => href);
    // We chose the order of parameters.
    const plain = (href = "") => [href.split("?")[0], new URL(href).searchParams.size];
    const { size } = new URLSearchParams(search);
    expect(of("self").map(plain)).toEqual([[`${origin}${pathname}`, size]]);
    const others = Object.values(formats).filter((one) => !pathname.endsWith(one.file));
    expect(of("related").map(plain)).toEqual(
      others.map((one) => [`${origin}${folder}${one.file}`, size]),
    );
    const [page, ...otherPages] = links.filter(([, , rel]) => rel === "alternate");
    expect([page?.[3], otherPages]).toEqual(["text/html", []]);
    expect((await ask((page?.[1] ?? "").replace(origin, ""))).status).toBe(200);
    expect(of("hub")).toEqual([hub]);
  });

  it("may be read by scripts of any origin, even as a 304 (Fetch standard, section 3.3)", async () => {
    const whole = await ask(path);
    const known = await ask(path, { "If-None-Match": "*" });
    for (const response of [whole, known]) {
      expect(header(response, "Access-Control-Allow-Origin")).toBe("*");
    }
    expect(header(whole, "Access-Control-Expose-Headers")).toMatch(/ETag, IM, Link/);
    const preflight = await ask(path, {}, "OPTIONS");
    expect([preflight.status, header(preflight, "Allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    expect(header(preflight, "Access-Control-Allow-Headers")).toMatch(/A-IM.*If-None-Match/);
    const refused = await ask(path, {}, "POST");
    expect([refused.status, header(refused, "Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect(header(refused, "Content-Type")).toContain("application/problem+json");
  });

  it("runs and loads nothing if a browser shows it (CSP 3; Fetch standard, section 3.6)", async () => {
    const response = await ask(`${path}${path.includes("?") ? "&" : "?"}raw`, browser);
    expect(header(response, "Content-Type")).toMatch(/\+(xml|json); charset=utf-8$/);
    expect(header(response, "Content-Security-Policy")).toMatch(/^default-src 'none';.*sandbox/);
    expect(header(response, "X-Content-Type-Options")).toBe("nosniff");
  });
});

describe("time (RFC 9111, section 5.2.2.1; RFC 9110, section 8.8.2)", () => {
  const scheduled = at("2099-01-01T00:00:00Z");

  it("ends max-age at the next scheduled change", async () => {
    for (const [left, maxAge] of [
      [10 * 86_400, 300],
      [90, 90],
      [0.4, 0],
    ] as const) {
      now = scheduled - left * 1000;
      for (const path of [...feeds, ...pages]) {
        const response = await ask(path);
        const [, age = ""] = /max-age=(\d+)/.exec(header(response, "Cache-Control")) ?? [];
        expect(Number(age)).toBeLessThanOrEqual(maxAge);
        if (feeds.includes(path)) expect(Number(age)).toBe(maxAge);
      }
    }
  });

  it("sets Last-Modified: first to the edition's moment, then to that of each scheduled change", async () => {
    const dates: string[] = [];
    for (const moment of [
      pressed,
      "2026-03-03T00:05:00Z",
      scheduled - 1,
      scheduled,
      "2100-01-01",
    ]) {
      now = typeof moment === "number" ? moment : at(moment);
      dates.push(header(await ask("/topics/empty/atom.xml"), "Last-Modified"));
    }
    expect(dates).toEqual([
      "Tue, 03 Mar 2026 00:00:00 GMT",
      "Tue, 03 Mar 2026 00:05:00 GMT",
      "Fri, 06 Mar 2026 16:00:00 GMT",
      "Thu, 01 Jan 2099 00:00:00 GMT",
      "Thu, 01 Jan 2099 00:00:00 GMT",
    ]);
  });

  it("leaves no copy stale: from the scheduled minute on, no earlier tag or date is recognised", async () => {
    for (const path of feeds.filter((one) => /^\/(rss|atom|feed)\.\w+$/.test(one))) {
      now = scheduled - 1;
      const held = await ask(path);
      now = scheduled;
      const byTag = await ask(path, { "If-None-Match": header(held, "ETag") });
      const byDate = await ask(path, { "If-Modified-Since": header(held, "Last-Modified") });
      for (const response of [byTag, byDate]) {
        expect([response.status, await response.text()]).toEqual([
          200,
          expect.stringContaining("EMBARGOED"),
        ]);
      }
    }
  });
});

describe("Vary names exactly the headers that were read (RFC 9110, section 12.5.5)", () => {
  it.each<[string, Record<string, string>, string]>([
    ["/rss.xml", {}, "Accept-Encoding, A-IM, Sec-Fetch-Dest"],
    ["/rss.xml", { Accept: "text/html" }, "Accept-Encoding, A-IM, Sec-Fetch-Dest"],
    ["/rss.xml?raw", browser, "Accept-Encoding, A-IM"],
    ["/rss.xml", browser, "Accept-Encoding, A-IM, Sec-Fetch-Dest, Sec-Fetch-Mode, Accept"],
    ["/feed", {}, "Accept-Encoding, A-IM, Sec-Fetch-Dest, Accept"],
    [
      "/feed",
      { ...browser, "Sec-Fetch-Mode": "cors" },
      "Accept-Encoding, A-IM, Sec-Fetch-Dest, Sec-Fetch-Mode, Accept",
    ],
    ["/feed", browser, "Accept-Encoding, A-IM, Sec-Fetch-Dest, Sec-Fetch-Mode, Accept"],
    [`/archive/${archive}/atom.xml`, {}, "Accept-Encoding, A-IM"],
    ["/", browser, "Accept-Encoding"],
    ["/opml.xml", {}, "Accept-Encoding"],
    ["/nothing", {}, "Accept"],
  ])("for %s with %j", async (path, headers, vary) => {
    expect(header(await ask(path, headers), "Vary")).toBe(vary);
  });
});

describe("Accept (RFC 9110, section 12.5.1)", () => {
  it.each([
    [undefined, "rss"],
    ["*/*", "rss"],
    ["application/atom+xml", "atom"],
    ["application/rss+xml;q=0.5, application/feed+json", "json"],
    ["application/json", "json"],
    ["image/png", "rss"],
  ] as const)("%s at /feed gives %s, with its own address", async (accept, format) => {
    const response = await ask("/feed", accept === undefined ? {} : { Accept: accept });
    expect(response.status).toBe(200);
    expect(header(response, "Content-Type")).toContain(formats[format].mediaType);
    expect(header(response, "Content-Location")).toBe(`/${formats[format].file}`);
  });

  it("has no effect at the address of a format, and never causes a 406", async () => {
    for (const path of feeds) {
      const response = await ask(path, { Accept: "image/png" });
      expect(response.status).toBe(200);
      expect(header(response, "ETag")).toBe(header(await ask(path), "ETag"));
    }
  });
});

describe("a feed that a person opens in a browser (Fetch Metadata, section 2)", () => {
  it.each([...feeds, "/feed"])("is a page that names its address: %s", async (path) => {
    const response = await ask(path, browser);
    expect([response.status, header(response, "Content-Type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect(header(response, "Content-Security-Policy")).toContain("script-src 'self'");
    expect(header(response, "ETag")).not.toBe(header(await ask(path), "ETag"));
    expect(await response.text()).toContain("raw");
    // The tag of the page is not a tag of the feed, nor the other way round.
    const held = { "If-None-Match": header(response, "ETag") };
    expect((await ask(path, held)).status).toBe(200);
    expect((await ask(path, { ...browser, ...held })).status).toBe(304);
    const tag = { "If-None-Match": header(await ask(path), "ETag") };
    expect((await ask(path, { ...browser, ...tag })).status).toBe(200);
  });
});

describe("pages", () => {
  it.each(pages)(
    "answer 304, HEAD, gzip and 405 without the headers of feeds: %s",
    async (path) => {
      const response = await ask(path, browser);
      const headers = { "If-None-Match": header(response, "ETag") };
      expect((await ask(path, headers)).status).toBe(304);
      const head = await ask(path, { ...browser, "Accept-Encoding": "gzip" }, "HEAD");
      const whole = await ask(path, { ...browser, "Accept-Encoding": "gzip" });
      expect(lasting(head)).toEqual(lasting(whole));
      expect(header(head, "Content-Length")).toBe(String((await whole.arrayBuffer()).byteLength));
      expect((await ask(path, {}, "PUT")).status).toBe(405);
      expect(response.headers.has("Access-Control-Allow-Origin")).toBe(false);
      expect((await ask(path, { ...headers, "A-IM": "feed", Range: "bytes=0-1" })).status).toBe(
        304,
      );
    },
  );
});
