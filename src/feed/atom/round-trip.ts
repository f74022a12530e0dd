import { toRfc3339 } from "../../article/instant.ts";
import { children, childText, onlyChild, onlyElement, parseXml } from "../xml/tree.ts";

/** What the only entry of an Atom document says. Throws if it is not well formed, or repeats an element. */
export function readAtom(document: string) {
  const entry = onlyElement(parseXml(document), "entry");
  const links = children(entry, "link").filter(
    ({ attributes }) => attributes.get("rel") === "alternate",
  );
  return {
    id: childText(entry, "id"),
    url: links.map(({ attributes }) => attributes.get("href")).join(" "),
    title: childText(entry, "title"),
    summary: childText(entry, "summary"),
    html: childText(entry, "content"),
    published: toRfc3339(Date.parse(childText(entry, "published"))),
    updated: toRfc3339(Date.parse(childText(entry, "updated"))),
    topics: children(entry, "category").map(({ attributes }) => attributes.get("label")),
    authors: children(entry, "author").map((author) => childText(author, "name")),
  };
}

/** What the only tombstone of an Atom document says. Throws if it is not well formed. */
export function readTombstone(document: string) {
  const element = onlyElement(parseXml(document), "at:deleted-entry");
  return {
    id: element.attributes.get("ref"),
    date: toRfc3339(Date.parse(element.attributes.get("when") ?? "")),
    reason: onlyChild(element, "at:comment").text,
  };
}
