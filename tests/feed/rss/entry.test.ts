import { expect, it } from "vitest";
import { feedItem } from "../../../src/feed/feed-item.ts";
import { pressRss } from "../../../src/feed/rss/entry.ts";
import { channel, manuscript } from "../../support/publication.ts";

it("has the first attachment of known length as its enclosure, and the others as media", () => {
  const attachments = [
    { url: "/media/unknown.mp3", type: "audio/mpeg", length: 0, title: "Unknown" },
    { url: "/media/talk.mp3", type: "audio/mpeg", length: 5 },
    { url: "/media/slides.pdf", type: "application/pdf", length: 7 },
  ];
  const { article } = manuscript({ slug: "first", attachments });
  const body = { html: "", summaryHtml: "", text: "", captions: [] };
  const enclosures = (given: typeof attachments) =>
    pressRss(feedItem(channel, { ...article, attachments: given }, body)).match(
      /<(enclosure|media:content)[^>]*>/g,
    );
  const media = "https://news.example.org/media";
  expect(enclosures(attachments)).toEqual([
    `<enclosure url="${media}/talk.mp3" length="5" type="audio/mpeg"/>`,
    `<media:content url="${media}/unknown.mp3" type="audio/mpeg" medium="audio">`,
    `<media:content url="${media}/slides.pdf" type="application/pdf" medium="document" fileSize="7"/>`,
  ]);
  expect(enclosures(attachments.slice(0, 1))).toEqual([
    `<media:content url="${media}/unknown.mp3" type="audio/mpeg" medium="audio">`,
  ]);
});
