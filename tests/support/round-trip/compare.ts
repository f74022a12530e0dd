import type { Element, Root } from "hast";
import { articleId } from "../../../src/article/article.ts";
import type { Channel } from "../../../src/article/channel.ts";
import { wordsOf } from "../../../src/cli/import/html/write-markdown.ts";
import type { Manuscript, Publication } from "../../../src/content/manuscript.ts";
import { walkElements } from "../../../src/content/markdown/walk.ts";

/** What readers get of an article, in a form that does not depend on where its files lie. */
function facts({ article, body, lead, images }: Manuscript, channel: Channel) {
  const elements = elementsOf(body);
  const pictures = elements.filter(({ tagName }) => tagName === "img");
  // The leading picture stands above the text unless the text shows it.
  const leads =
    lead !== undefined &&
    ![...images.values()].some(({ hash }, index) => index === 0 && hash === lead.image.hash);
  return {
    title: article.title,
    published: Math.floor(article.published / 1000),
    updated: Math.floor(article.updated / 1000),
    summary: article.summary,
    language: article.language,
    topics: article.topics.map(
      (slug) => channel.topics.find((topic) => topic.slug === slug)?.title,
    ),
    authors: article.authors.map(({ name }) => name),
    words: `${leads ? (lead.caption ?? "") : ""}${wordsOf(body)}`.replace(/\s+/g, ""),
    links: elements
      .filter(({ tagName, properties }) => tagName === "a" && properties["href"] !== undefined)
      .map(({ properties }) =>
        String(properties["href"])
          .replace(/^.*--/, "#")
          .replace(/^#fn.*/, "note")
          .replace(/^.*\/media\/.*\./, "media "),
      ),
    alts: [
      ...(leads ? [lead.alt] : []),
      ...pictures.map(({ properties }) => String(properties["alt"])),
    ],
    captions: [
      ...(leads ? [lead.caption ?? ""] : []),
      ...elements
        .filter(({ tagName }) => tagName === "figcaption")
        .map((node) => wordsOf({ type: "root", children: node.children })),
    ].map((text) => text.replace(/\s+/g, "")),
    elements: elements
      .map(({ tagName }) => tagName)
      .filter((name) => !/^(?:figure|figcaption|img|a|p|div|span)$/.test(name))
      .join(" "),
    attachments: article.attachments.map(({ type, length, title }) => `${type} ${length} ${title}`),
  };
}

/**
 * Compares two publications article by article, by permanent id.
 *
 * @param but fields that the format between them does not carry
 * @returns every difference, as a line
 */
export function differences(a: Publication, b: Publication, but: readonly string[] = []): string[] {
  const there = new Map(b.manuscripts.map((one) => [articleId(b.channel, one.article), one]));
  const found: string[] = [];
  for (const one of a.manuscripts) {
    const id = articleId(a.channel, one.article);
    const other = there.get(id);
    if (other === undefined) {
      found.push(`${id} is missing`);
      continue;
    }
    const [before, after] = [facts(one, a.channel), facts(other, b.channel)];
    for (const [field, value] of Object.entries(before)) {
      if (but.includes(field)) continue;
      const now = Object.entries(after).find(([name]) => name === field)?.[1];
      const [was, is] = [JSON.stringify(value), JSON.stringify(now)];
      if (was !== is) found.push(`${id}: ${field} was ${was} and is ${is}`);
    }
  }
  if (b.manuscripts.length > a.manuscripts.length)
    found.push("there are more articles than before");
  return found;
}

function elementsOf(root: Root): Element[] {
  const elements: Element[] = [];
  walkElements(root, (node) => {
    elements.push(node);
    return undefined;
  });
  return elements;
}
