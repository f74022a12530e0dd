import { expect, it } from "vitest";
import { articleCard, asLead } from "../../../src/pages/article/card.tsx";
import { channel, manuscript } from "../../support/publication.ts";

const rendition = { path: "/a.webp", type: "image/webp", width: 640, height: 480, length: 1 };
const { article } = manuscript({ slug: "a" });

it("the picture of the article that leads a page loads at once, and those of others when they come near", () => {
  const picture = { renditions: [rendition], feed: rendition, alt: "A" };
  const html = articleCard(channel, article, picture);
  expect(html).toContain('loading="lazy"');
  const lead = asLead({ html, state: "public" });
  expect(lead).toMatchObject({ state: "public" });
  expect(lead.html).toContain('fetchpriority="high"');
  expect(lead.html).not.toContain("lazy");
  expect(lead.html).not.toContain("auto,");
});

it("the headline of a card is marked if it is long", () => {
  const marked = (title: string) =>
    articleCard(channel, { ...article, title }).includes('class="card long"');
  expect(marked("A".repeat(72))).toBe(false);
  expect(marked("A".repeat(73))).toBe(true);
});

it("a card without a picture leads as it is", () => {
  const html = articleCard(channel, article);
  expect(asLead({ html })).toEqual({ html });
});
