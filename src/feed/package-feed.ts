import type { Item } from "feed";
import type { FeedItem } from "./feed-item.ts";

/*
 * What the package `feed` (6.0.0) is given. It and the xml-js below it have defects: each guard undoes
 * one of them exactly, and its test fails when either the guard or the defect goes.
 */

/** The part of an item that `feed` expresses alike in all three formats, and the id that JSON Feed has. */
export function commonItem({ article, id, url }: FeedItem): Item {
  return {
    id,
    link: url,
    title: article.title,
    date: new Date(article.updated),
    published: new Date(article.published),
  };
}

/** xml-js turns `&amp;` in a text node into `&` before it escapes the text, so escape it once more. */
export function guardText(text: string): string {
  return text.replaceAll("&", "&amp;");
}

/** xml-js splits only the first `]]>` of a CDATA section, so split the others in the same way. */
export function guardCdata(text: string): string {
  const end = text.indexOf("]]>") + 3;
  return text.slice(0, end) + text.slice(end).replaceAll("]]>", "]]]]><![CDATA[>");
}
