import type { Attachment } from "../../article/article.ts";
import { absoluteUrl } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import type { FeedItem } from "../feed-item.ts";
import { children, type Element } from "./tree.ts";

/** The texts of the child elements with this name, in document order. */
export function texts(parent: Element, name: string): string[] {
  return children(parent, name).map(({ text }) => text);
}

/** The text of the only child element with this name, or an empty one. Throws where there are several. */
export function text(parent: Element, name: string): string {
  const [first = "", ...others] = texts(parent, name);
  if (others.length > 0) throw new Error(`more than one <${name}>`);
  return first;
}

/** The moment that the only child element with this name holds. */
export function moment(parent: Element, name: string): string {
  return toRfc3339(Date.parse(text(parent, name)));
}

/** The named attributes of each child element with this name; null where one is missing. */
export function attributes(parent: Element, name: string, ...keys: readonly string[]) {
  return children(parent, name).map((child) =>
    keys.map((key) => child.attributes.get(key) ?? null),
  );
}

/**
 * What must be said by Media RSS of an article's picture, and of its attachments.
 *
 * @param attachments those that are said in no other way
 */
export function expectMedia(
  { channel, article, picture }: FeedItem,
  attachments: readonly Attachment[] = [],
) {
  const image = picture && {
    url: absoluteUrl(channel, picture.feed.path),
    type: picture.feed.type,
    size: picture.feed.length || null,
    width: picture.feed.width,
    height: picture.feed.height,
    words: [picture.caption ?? picture.alt].filter((words) => words !== ""),
    photographers: article.credits
      .filter(({ role }) => role.toLowerCase().startsWith("photo"))
      .map(({ name }) => name),
  };
  return {
    media: [
      ...(image ? [image] : []),
      ...attachments.map(({ url, type, length, title }) => ({
        url: absoluteUrl(channel, url),
        type,
        size: length || null,
        width: null,
        height: null,
        words: title === undefined ? [] : [title],
        photographers: [],
      })),
    ],
    thumbnail: image ? [[image.url, String(image.width), String(image.height)]] : [],
  };
}

/** What is said of an article's picture and attachments by Media RSS. */
export function readMedia(parent: Element) {
  return {
    media: children(parent, "media:content").map((content) => ({
      url: content.attributes.get("url") ?? null,
      type: content.attributes.get("type") ?? null,
      size: number(content, "fileSize"),
      width: number(content, "width"),
      height: number(content, "height"),
      words: [...texts(content, "media:description"), ...texts(content, "media:title")],
      photographers: texts(content, "media:credit"),
    })),
    thumbnail: attributes(parent, "media:thumbnail", "url", "width", "height"),
  };
}

function number(element: Element, name: string): number | null {
  const value = element.attributes.get(name);
  return value === undefined ? null : Number(value);
}
