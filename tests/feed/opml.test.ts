import { parseOpml } from "feedsmith";
import { expect, it } from "vitest";
import { opmlDocument } from "../../src/feed/opml.ts";
import { parseStrictly } from "../conformance/validator/tree.ts";
import { isRfc822 } from "../conformance/validator/values.ts";
import { pressFixture } from "../support/fixtures.ts";

const { catalogue } = await pressFixture("demanding");
const now = Date.parse("2026-11-22T00:00:00Z");
const { channel } = catalogue;

it("is OPML 2.0 with its owner, its last change, and a folder that holds every feed once", () => {
  const text = opmlDocument({ catalogue, now }).body();
  expect(() => parseStrictly(text)).not.toThrow();
  const { head, body } = parseOpml(text);
  expect(head).toMatchObject({
    title: channel.title,
    ownerName: channel.contact.name,
    ownerEmail: channel.contact.email,
    ownerId: channel.contact.url,
  });
  expect(isRfc822(String(head?.dateModified))).toBe(true);
  const [folder, ...others] = body?.outlines ?? [];
  expect(others).toEqual([]);
  expect(folder?.text).toBe(channel.title);
  expect(folder?.xmlUrl).toBeUndefined();
  expect(folder?.outlines?.map(({ type, text: words, xmlUrl }) => [type, words, xmlUrl])).toEqual([
    ["rss", channel.title, `${channel.url}/rss.xml`],
    ...channel.topics.map(({ slug, title }) => [
      "rss",
      `${channel.title}: ${title}`,
      `${channel.url}/topics/${slug}/rss.xml`,
    ]),
  ]);
});

it("changes with the public articles, and has no date without them", () => {
  const text = opmlDocument({ catalogue, now }).body();
  expect(text).toContain("<dateModified>Fri, 06 Mar 2026 16:00:00 GMT</dateModified>");
  expect(opmlDocument({ catalogue, now: 0 }).body()).not.toContain("dateModified");
});
