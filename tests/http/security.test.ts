import { expect, it } from "vitest";
import { embedHosts } from "../../src/content/markdown/allowed-html.ts";
import { securityOf } from "../../src/http/security.ts";

const pages = securityOf("text/html; charset=utf-8")["Content-Security-Policy"];

it("lets pages frame only the players that articles may embed", () => {
  const sources = /frame-src ([^;]*)/.exec(pages)?.[1]?.split(" ");
  expect(new Set(sources)).toEqual(new Set([...embedHosts].map((host) => `https://${host}`)));
});

it("allows nothing inline on pages", () => {
  expect(pages).toMatch(/^default-src 'none'; /);
  expect(pages).not.toMatch(/unsafe|data:|\*/);
});

it.each(["application/rss+xml; charset=utf-8", "application/feed+json", "text/xml", "text/plain"])(
  "lets nothing run in a document of type %s",
  (mediaType) => {
    expect(securityOf(mediaType)).toMatchObject({
      "Content-Security-Policy": expect.stringMatching(/^default-src 'none';.*sandbox$/),
      "X-Content-Type-Options": "nosniff",
    });
  },
);
