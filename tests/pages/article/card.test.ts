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

it("a card says what its article has, and nothing in place of what it lacks", () => {
  const given = { ...article, summary: "In short", topics: ["research-news"] };
  const whole = articleCard(channel, given);
  expect(whole).toContain('<a rel="tag" href="/topics/research-news/">Research News</a>');
  expect(whole).toContain("<p>In short</p>");
  expect(whole).not.toContain("<img");
  const bare = articleCard(channel, article);
  expect(bare.match(/<span>/g)).toHaveLength(1);
  expect(bare).not.toContain("<p></p>");
});

it.each([
  [72, "card"],
  [73, "card long"],
])("a title of %d characters makes a %s", (length, look) => {
  const titled = { ...article, title: "x".repeat(length) };
  expect(articleCard(channel, titled)).toContain(`<article class="${look}">`);
  const picture = { renditions: [rendition], feed: rendition, alt: "A" };
  const pictured = look.replace("card", "card pictured");
  expect(articleCard(channel, titled, picture)).toContain(`<article class="${pictured}">`);
});

it("a card without a picture leads as it is", () => {
  const html = articleCard(channel, article);
  expect(asLead({ html })).toEqual({ html });
});
