import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import edition from "../../.vitest/demanding/edition.bin";
import { createApp } from "../../src/app/app.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readEdition } from "../../src/catalogue/edition-file.ts";
import { anyCharacter } from "../support/any-character.ts";

/*
 * Sends random requests: each answer must be intended, and must contain nothing that is not public.
 */

const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
const app = createApp(openCatalogue(file.index), () => Date.parse("2026-11-22T00:00:00Z"));

const segment = fc.oneof(
  fc.constantFrom("", "rss.xml", "atom.xml", "feed.json", "feed", "opml.xml", "sitemap.xml"),
  fc.constantFrom("topics", "authors", "languages", "articles", "archive", "sitemaps", "media"),
  fc.constantFrom(
    "other",
    "third",
    "en",
    "scheduled",
    "plain",
    "0-3",
    "mnfa4g00.z",
    "1.xml",
    "第二作者",
  ),
  fc.constantFrom("volumes", "all", "0.rss", "0.page", "_headers", "404.html", "edition.bin"),
  fc.constantFrom("..", ".", "%2e%2e", "..%2f", "%2F", "%5c", "\\", "%252e%252e", "%", "%ff%fe"),
  fc.constantFrom("__proto__", "constructor", "%00", "%0d%0a", "*", ":name", "{}", "a,b", "%20"),
  fc.string({ unit: anyCharacter, maxLength: 6 }),
);
const path = fc.oneof(
  fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join("/")}`),
  fc
    .tuple(
      fc.constantFrom("/topics/", "/tag/", "/authors/", "/articles/", "/languages/", "/"),
      segment,
      fc.constantFrom(
        "",
        "/",
        "/feed/",
        "/rss.xml",
        "/archive/0-3/atom.xml",
        "/archive/mnfa4g00.z/atom.xml",
      ),
    )
    .map((parts) => parts.join("")),
);
const parameter = fc.tuple(
  fc.constantFrom(
    ...["topic", "exclude", "author", "language", "since", "until", "limit", "content"],
    ...["before", "after", "feed", "utm_source", "__proto__"],
  ),
  fc.oneof(
    fc.constantFrom("other", "third", "en", "1", "100", "full", "summary", "2026-11-22", "0.a"),
    fc.constantFrom("rss2", "__proto__", "constructor", "%00", "%ff", "%", "&", "=", "+", ",,,"),
    fc.string({ unit: anyCharacter, maxLength: 8 }),
  ),
);
const search = fc
  .array(parameter, { maxLength: 6 })
  .map((all) => (all.length === 0 ? "" : `?${all.map((one) => one.join("=")).join("&")}`));
const text = fc.stringMatching(/^[ -~]{0,40}$/);
const headers = fc.dictionary(
  fc.constantFrom(
    "Accept",
    "Accept-Encoding",
    "A-IM",
    "If-None-Match",
    "If-Modified-Since",
    "Range",
  ),
  fc.oneof(
    text,
    fc.constantFrom("*", "*/*", "text/html", "application/atom+xml", "bytes=0-9", "feed", 'W/"x"'),
  ),
);
const method = fc.oneof(
  { weight: 6, arbitrary: fc.constant("GET") },
  fc.constantFrom("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "PROPFIND", "get"),
);
const host = fc.constantFrom("news.example.org", "evil.example", "localhost:1", "[::1]");

it("answers every request as intended, and with nothing that is not public", async () => {
  const told = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(method, host, path, search, headers, async (verb, name, at, query, given) => {
      const url = `https://${name}${at}${query}`;
      fc.pre(URL.canParse(url));
      const response = await app.request(url, { method: verb, headers: given }, env);
      told.set(response.status, (told.get(response.status) ?? 0) + 1);
      expect([200, 204, 206, 226, 301, 304, 400, 404, 405, 406, 410, 414, 416]).toContain(
        response.status,
      );
      const body = await response.text();
      expect(body).not.toContain("EMBARGOED");
      expect(body).not.toContain("Not before 2099");
      expect([...response.headers].join()).not.toMatch(/EMBARGOED|Not before/);
      const location = response.headers.get("Location");
      if (location !== null) expect(location).toMatch(/^\/(?![/\\])/);
    }),
    { numRuns: 2000 },
  );
  // Otherwise the test would not have tried much.
  for (const status of [200, 301, 400, 404, 405])
    expect(told.get(status), `${status}`).toBeGreaterThan(0);
});
