import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesType, preferred, prefersGzip, takesFeedDelta } from "../../src/http/negotiation.ts";

const offers = [
  ["application/rss+xml", "application/xml", "text/xml"],
  ["application/atom+xml", "application/xml", "text/xml"],
  ["application/feed+json", "application/json"],
] as const;
const [rss, atom, json] = [0, 1, 2];

describe("Accept chooses between formats (RFC 9110, section 12.5.1)", () => {
  it.each([
    [undefined, rss],
    [null, rss],
    ["", rss],
    ["*/*", rss],
    ["application/*", rss],
    ["application/atom+xml", atom],
    ["APPLICATION/Atom+XML", atom],
    ["application/json", json],
    ["text/xml", rss],
    ["application/rss+xml;q=0.5, application/atom+xml", atom],
    ["application/rss+xml;q=0.5, application/atom+xml;q=0.501", atom],
    ["application/atom+xml;q=0.9, application/rss+xml", rss],
    ["application/rss+xml;q=0, */*", atom],
    ["*/*, application/rss+xml;q=0, application/atom+xml;q=0", json],
    ["application/rss+xml;q=0", atom],
    ["application/*;q=0.1, application/feed+json;q=0.2", json],
    ["*/*;q=0.1, application/atom+xml;q=0.1", atom],
    ["*/*, application/atom+xml", atom],
    ["application/xml;q=0.9, */*;q=0.8", rss],
    ["application/atom+xml;type=feed", atom],
    ["application/atom+xml;type=entry, application/atom+xml;q=0.1, application/rss+xml;q=0.2", rss],
    ['application/atom+xml;title="a, b;q=0";q=0.5, application/rss+xml;q=0.4', atom],
    ["text/html", rss],
    ["image/png;q=1, ,;;, nonsense", rss],
    ["application/rss+xml;q=0, application/atom+xml;q=0, application/feed+json;q=0", rss],
  ])("chooses for %j offer %i", (accept, place) => {
    expect(preferred(accept, offers)).toBe(place);
  });

  it("always chooses an offer, and never a refused one if another is acceptable", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (accept) => {
        expect([rss, atom, json]).toContain(preferred(accept, offers));
      }),
    );
    const weight = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight), (weights) => {
        const accept = weights.map((q, place) => `${offers[place]?.[0]};q=${q / 1000}`).join(", ");
        expect(weights[preferred(accept, offers)]).toBe(Math.max(...weights));
      }),
    );
  });
});

it.each([
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true],
  ["text/html;q=0.1", true],
  ["text/html;q=0, */*", false],
  ["text/*", false],
  ["*/*", false],
  ["application/rss+xml, text/htmlx", false],
  [null, false],
])("%j names text/html: %s", (accept, named) => {
  expect(namesType(accept, "text/html")).toBe(named);
});

describe("Accept-Encoding (RFC 9110, section 12.5.3)", () => {
  it.each([
    ["gzip", true],
    ["gzip, deflate, br, zstd", true],
    ["br;q=1.0, gzip;q=0.8, *;q=0.1", true],
    ["x-gzip", true],
    ["GZIP", true],
    ["*", true],
    ["deflate,gzip", true],
    ["gzip;q=0", false],
    ["gzip;q=0.000, *", false],
    ["*;q=0", false],
    ["identity", false],
    ["identity, gzip;q=0.5", false],
    ["identity;q=0.5, gzip", true],
    ["identity;q=0, gzip;q=0.1", true],
    ["br", false],
    ["not-gzip", false],
    ["gzipped", false],
    ["", false],
    [null, false],
  ])("%j accepts gzip: %s", (header, takes) => {
    expect(prefersGzip(header)).toBe(takes);
  });
});

describe("A-IM (RFC 3229, section 10.5.3)", () => {
  it.each([
    ["feed", true],
    ["feed, gzip;q=0.5", true],
    ["vcdiff;q=0.3, FEED;q=0.1", true],
    ["feed;q=0", false],
    ["feed;q=0, gzip", false],
    ["gzip", false],
    ["feeds", false],
    ["*", false],
    ["", false],
    [null, false],
  ])("%j accepts deltas of feeds: %s", (header, takes) => {
    expect(takesFeedDelta(header)).toBe(takes);
  });
});
