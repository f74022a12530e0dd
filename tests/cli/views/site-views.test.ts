import { expect, it } from "vitest";
import { siteOrigin } from "../../../src/cli/views/site-views.ts";

it.each([
  ["https://news.example.org/", "https://news.example.org"],
  ["https://news.example.org/a?b", "https://news.example.org"],
  ["http://localhost:8787", "http://localhost:8787"],
  ["http://my.localhost", "http://my.localhost"],
  ["http://127.0.0.1:9000/", "http://127.0.0.1:9000"],
  ["http://[::1]:9000", "http://[::1]:9000"],
])("the secret may be sent to %s", (address, origin) => {
  expect(siteOrigin(address)).toBe(origin);
});

it.each([
  ["http://news.example.org", /without encryption/],
  ["http://localhost.example.org", /without encryption/],
  ["http://127.0.0.1.example.org", /without encryption/],
  ["news.example.org", /not the address of a site/],
  ["file:///etc/passwd", /not the address of a site/],
  ["", /not the address of a site/],
])("the secret is not sent to %j", (address, message) => {
  expect(() => siteOrigin(address)).toThrow(message);
});
