import fc from "fast-check";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { formatKeys } from "../../src/article/formats.ts";
import { feedFrame } from "../../src/feed/head.ts";
import { feedComment } from "../../src/feed/json/comment.ts";
import { generator } from "../../src/feed/xml/head-elements.ts";
import { elementsWithin, parseXml } from "../../src/feed/xml/tree.ts";
import { vocabularyOf } from "../../src/language/vocabulary.ts";
import { pressFixture } from "../support/fixtures.ts";

const { publication } = await pressFixture("demanding");
const { channel } = publication;
const facts = {
  id: "tag:example.org,2026:/",
  title: channel.title,
  description: channel.description,
  pageUrl: "https://news.example.org/?a=1&b=2",
  feedUrl: "https://news.example.org/rss.xml?a=1&b=2",
  updated: Date.parse("2026-03-04T05:06:07Z"),
};

describe.each(formatKeys)("the frame of %s", (format) => {
  const { open, close } = feedFrame(format, channel, facts);

  it("is a whole document without a piece", () => {
    if (format === "json") expect(JSON.parse(open + close).items).toEqual([]);
    else expect(parseXml(open + close).name).toBe(format === "rss" ? "rss" : "feed");
  });

  it("has the title and description of the channel, whatever characters they hold", () => {
    const read =
      format === "json"
        ? JSON.parse(open + close)
        : {
            title: text(open + close, "title"),
            description: text(open + close, format === "rss" ? "description" : "subtitle"),
          };
    expect(read.title).toBe(channel.title);
    expect(read.description).toBe(channel.description);
  });

  it("does not depend on the time of day", () => {
    expect(feedFrame(format, channel, facts)).toMatchObject({ open, close });
    expect(open).not.toContain(String(new Date().getUTCFullYear() + 1));
  });
});

it("writes & and < of titles as hexadecimal references", () => {
  expect(feedFrame("rss", channel, facts).open).toContain(
    "<title>R&#x26;D &#x3C;News&gt; &#x26; more ]]&gt; ]]&gt;</title>",
  );
});

it.each([
  ["News Office, USTB", "News Office; USTB"],
  ["Desk (News)", "Desk [News]"],
  ["A) B \\", "A] B /"],
])("writes the contact %s as an e-mail address with one comment", (name, comment) => {
  const contact = { name, email: "desk@example.org" };
  const { open, close } = feedFrame("rss", { ...channel, contact, webMaster: contact }, facts);
  for (const element of ["managingEditor", "webMaster"]) {
    expect(text(open + close, element)).toBe(`desk@example.org (${comment})`);
  }
  const atom = feedFrame("atom", { ...channel, contact }, facts);
  expect(text(atom.open + atom.close, "name")).toBe(name);
});

it.each([
  ["https://desk.example.org", "https://desk.example.org/"],
  ["https://新闻.example.org/台", "https://xn--efvy88h.example.org/%E5%8F%B0"],
])(
  "writes the address %s of the contact in ASCII, as Atom and JSON Feed need it",
  (url, written) => {
    const given = { ...channel, contact: { name: "Desk", url } };
    const atom = feedFrame("atom", given, facts);
    expect(text(atom.open + atom.close, "uri")).toBe(written);
    const json = feedFrame("json", given, facts);
    expect(JSON.parse(json.open + json.close).authors).toEqual([{ name: "Desk", url: written }]);
  },
);

function text(xml: string, name: string): string | null | undefined {
  return elementsWithin(parseXml(xml), name)[0]?.text;
}

it("contains the facts of its feed, whatever they are", () => {
  const words = fc
    .string({ unit: "grapheme-ascii", minLength: 1 })
    .map((value) => value.trim() || "x");
  fc.assert(
    fc.property(
      fc.constantFrom("rss", "atom"),
      words,
      words,
      fc.integer({ min: 0, max: 4e9 }),
      (format, title, description, seconds) => {
        const id = "tag:news.test.edu,2026:/?topic=a";
        const given = { ...facts, id, title, description, updated: seconds * 1000 };
        const { open, close } = feedFrame(format, channel, given);
        const moment = text(open + close, format === "rss" ? "lastBuildDate" : "updated");
        expect(text(open + close, "title")).toBe(title);
        expect(text(open + close, format === "rss" ? "description" : "subtitle")).toBe(description);
        expect(Date.parse(moment ?? "")).toBe(seconds * 1000);
        if (format === "rss") expect(text(open + close, "link")).toBe(facts.pageUrl);
        else expect(text(open + close, "id")).toBe(id);
      },
    ),
  );
});

it("names the version in package.json as its generator", () => {
  expect(generator.version).toBe(packageJson.version);
});

it("a part of a JSON Feed names the feed to subscribe to, not itself", () => {
  const current = "https://news.example.org/feed.json";
  const history = { current, kind: "part" } as const;
  const { own } = vocabularyOf(channel);
  const comment = feedComment(channel, { ...facts, history }, own);
  const { open, close } = feedFrame("json", channel, { ...facts, comment });
  expect(JSON.parse(open + close).user_comment).toContain(`feed reader: ${current}\n`);
});
