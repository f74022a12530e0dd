import { toRfc3339 } from "../../article/instant.ts";
import { children, childText, onlyElement, parseXml } from "../xml/tree.ts";

/** What the only item of an RSS document says. Throws if it is not well formed, or repeats an element. */
export function readRss(document: string) {
  const item = onlyElement(parseXml(document), "item");
  return {
    id: childText(item, "guid"),
    url: childText(item, "link"),
    title: childText(item, "title"),
    summary: childText(item, "description"),
    html: childText(item, "content:encoded"),
    published: toRfc3339(Date.parse(childText(item, "pubDate"))),
    updated: toRfc3339(Date.parse(childText(item, "atom:updated"))),
    topics: children(item, "category").map(({ text }) => text),
    authors: children(item, "dc:creator").map(({ text }) => text),
  };
}
