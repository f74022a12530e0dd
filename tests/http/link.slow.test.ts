import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkHeader } from "../../src/http/link.ts";
import { anyCharacter } from "../support/any-character.ts";

describe("Link (RFC 8288, section 3)", () => {
  it("gives relation, type and title", () => {
    expect(
      linkHeader([
        { href: "https://news.example.org/rss.xml?a=b&c", rel: "self" },
        { href: "/atom.xml", rel: "alternate", type: "application/atom+xml", title: 'R&D: "x"' },
        { href: "https://北京.example/ü", rel: "hub", title: "北京's (news)*" },
      ]),
    ).toBe(
      [
        '<https://news.example.org/rss.xml?a=b&c>; rel="self"',
        '</atom.xml>; rel="alternate"; type="application/atom+xml"; title="R&D: \\"x\\""',
        "<https://%E5%8C%97%E4%BA%AC.example/%C3%BC>; rel=\"hub\"; title*=UTF-8''%E5%8C%97%E4%BA%AC%27s%20%28news%29%2A",
      ].join(", "),
    );
  });

  it("cannot be broken by any text: it reads back unchanged, as one header", () => {
    const text = fc.string({ unit: anyCharacter });
    const link = fc.record({ href: text, rel: text, type: text, title: text });
    fc.assert(
      fc.property(fc.array(link, { minLength: 1 }), (links) => {
        const header = linkHeader(links);
        expect(header).toMatch(/^[\x20-\x7e]*$/);
        expect(new Headers({ Link: header }).get("Link")).toBe(header.trim());
        const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
        const one = `<[^<>"\\s]*>; rel=${quoted}; type=${quoted}; title(?:=${quoted}|\\*=UTF-8''[\\w.!~%-]*)`;
        expect(header).toMatch(new RegExp(`^${one}(?:, ${one}){${links.length - 1}}$`));
      }),
    );
  });
});
