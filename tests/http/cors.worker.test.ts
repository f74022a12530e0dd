import { expect, it } from "vitest";
import { encodeRedirects } from "../../src/article/redirects.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { archive, feeds, header, index, site } from "../support/demanding-site.ts";

/*
 * Scripts of other origins may read every answer at a feed's address, and follow redirects that lead
 * there. A browser hides each answer without Access-Control-Allow-Origin from scripts, even redirects
 * (Fetch standard, sections 3.3 and 4.4).
 */

const redirects = encodeRedirects([["/old.xml", "/rss.xml"]]);
const catalogue = openCatalogue({ ...index, redirects });
const ask = site(() => Date.parse("2026-11-22T00:00:00Z"), catalogue);

const found = [...feeds, "/feed", "/opml.xml", `/archive/${archive}/rss.xml`];
const moved = [
  ...["/feed/", "/rss", "/index.xml", "/feed/atom/", "/?feed=rss2", "/old.xml"],
  ...["/topics/other/feed/", "/tag/other/feed/", "/topics/other/?feed=atom", "/topics/other"],
  "/topics/OTHER/rss.xml",
];
const refused = [
  ["/rss.xml?limit=0", 400],
  ["/topics/nothing/rss.xml", 404],
  ["/nothing.xml", 404],
  ["/archive/0-50/rss.xml", 410],
] as const;
const browser = {
  Accept: "text/html,*/*;q=0.8",
  "Sec-Fetch-Dest": "empty",
  "Sec-Fetch-Mode": "cors",
};

it.each([
  ...found.map((path) => [path, 200] as const),
  ...moved.map((path) => [path, 301] as const),
  ...refused,
])("opens %s with status %d to scripts of any origin", async (path, status) => {
  for (const headers of [{}, browser]) {
    for (const method of ["GET", "HEAD"]) {
      const response = await ask(path, headers, method);
      expect([method, response.status]).toEqual([method, status]);
      expect(header(response, "Access-Control-Allow-Origin")).toBe("*");
    }
  }
});

it.each([...found, ...moved, "/topics/nothing/rss.xml"])(
  "answers preflights at %s",
  async (path) => {
    const response = await ask(
      path,
      { "Access-Control-Request-Headers": "if-none-match" },
      "OPTIONS",
    );
    expect(response.status).toBe(204);
    expect(header(response, "Access-Control-Allow-Origin")).toBe("*");
    expect(header(response, "Access-Control-Allow-Headers")).toContain("If-None-Match");
  },
);

it.each(found)("opens %s to scripts even if the answer is 304 or 405", async (path) => {
  const etag = header(await ask(path), "ETag");
  for (const [response, status] of [
    [await ask(path, { "If-None-Match": etag }), 304],
    [await ask(path, {}, "POST"), 405],
  ] as const) {
    expect(response.status).toBe(status);
    expect(header(response, "Access-Control-Allow-Origin")).toBe("*");
  }
});

it.each(feeds)(
  "opens %s to scripts even if a delta is requested, and spares feed readers the header",
  async (path) => {
    const delta = { "A-IM": "feed", "User-Agent": "newsboat/2.21.0" };
    const script = { ...delta, Origin: "https://elsewhere.example" };
    const etag = header(await ask(path), "ETag");
    // In turn and twice, because an answer kept for one must not be sent to the other.
    for (const [headers, open] of [
      [script, "*"],
      [delta, null],
      [script, "*"],
      [delta, null],
    ] as const) {
      for (const condition of [{}, { "If-None-Match": etag }]) {
        const response = await ask(path, { ...headers, ...condition });
        expect(response.headers.get("Access-Control-Allow-Origin")).toBe(open);
      }
    }
  },
);
