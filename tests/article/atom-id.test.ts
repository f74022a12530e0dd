import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atomId, isIri } from "../../src/article/atom-id.ts";
import { anyAddress } from "../support/any-address.ts";

const channel = { authority: "news.example.org,2026" };

describe("an id that is an IRI stays as it is in Atom", () => {
  it.each([
    "https://old.example/?p=123",
    "HTTP://Old.Example:80/a/../b?x=1&y=2#c",
    "http://old.example",
    "https://[2001:db8::1]:8080/",
    "https://user@old.example/%E6%97%A7/旧闻",
    "tag:old.example,2005:/2019/03/some-title",
    "tag:blogger.com,1999:blog-123.post-456",
    "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
    "urn:x:a?=b",
    "mailto:news@old.example",
    "a:",
    "post:123",
  ])("%s", (id) => {
    expect(isIri(id)).toBe(true);
    expect(atomId(channel, id)).toBe(id);
  });
});

describe("an id that is not an IRI becomes a tag URI in Atom", () => {
  it.each([
    ["123", "123"],
    ["123 at http://old.example", "123%20at%20http%3A%2F%2Fold.example"],
    ["/2019/03/some-title/", "%2F2019%2F03%2Fsome-title%2F"],
    ["旧闻", "%E6%97%A7%E9%97%BB"],
    ["100%", "100%25"],
    ["<b>bold</b> & more", "%3Cb%3Ebold%3C%2Fb%3E%20%26%20more"],
    ["http:", "http%3A"],
    ["http://", "http%3A%2F%2F"],
    ["http:/a", "http%3A%2Fa"],
    ["https://old.example:no/", "https%3A%2F%2Fold.example%3Ano%2F"],
    ["https://a@b@c/", "https%3A%2F%2Fa%40b%40c%2F"],
    ["x://h/[1]", "x%3A%2F%2Fh%2F%5B1%5D"],
    ["x:a#b#c", "x%3Aa%23b%23c"],
    ["x:100%", "x%3A100%25"],
    ["x:\u202Ea", "x%3A%E2%80%AEa"],
    ["x:\uFFFD", "x%3A%EF%BF%BD"],
    ["{1225C695}", "%7B1225C695%7D"],
    ["1x:a", "1x%3Aa"],
  ])("%s", (id, rest) => {
    expect(isIri(id)).toBe(false);
    expect(atomId(channel, id)).toBe(`tag:news.example.org,2026:id/${rest}`);
  });
});

it("gives every text an IRI, and two texts never the same", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    anyAddress,
    fc.stringMatching(/^[a-z]{1,3}:[ -~]{0,9}$/),
  );
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(isIri(atomId(channel, a))).toBe(true);
      expect(atomId(channel, a) === atomId(channel, b)).toBe(a === b);
    }),
  );
});

it("reads a text of 100,000 characters at once", () => {
  for (const part of ["a", "/", "@", ":", "%20", "//@"]) {
    const long = `x://${part.repeat(100_000)}`;
    expect(isIri(`${long}\\`)).toBe(false);
  }
});
