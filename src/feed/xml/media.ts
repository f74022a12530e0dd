import type { Attachment, Credit } from "../../article/article.ts";
import { absoluteUrl, type Channel } from "../../article/channel.ts";
import type { FeedItem } from "../feed-item.ts";
import { append, type Element } from "./tree.ts";

/**
 * Appends the picture that leads an article, with its words and its photographers, by Media RSS 1.5.1.
 */
export function appendPicture(parent: Element, { channel, article, picture }: FeedItem): void {
  if (picture === undefined) return;
  const { path, type, width, height, length } = picture.feed;
  const url = absoluteUrl(channel, path);
  const content = append(parent, "media:content", {
    url,
    type,
    medium: "image",
    isDefault: "true",
    fileSize: positive(length),
    width,
    height,
  });
  const description = picture.caption ?? picture.alt;
  if (description !== "") append(content, "media:description", { type: "plain" }, description);
  for (const credit of article.credits.filter(isForPhotos)) {
    append(content, "media:credit", roleOf(credit, channel.authority), credit.name);
  }
  append(parent, "media:thumbnail", { url, width, height });
}

/**
 * The attachment that RSS carries as its `enclosure`, which wants a length. There is only one, because
 * readers understand several differently; the others are media.
 */
export function enclosureOf({ article }: Pick<FeedItem, "article">): Attachment | undefined {
  return article.attachments.find(({ length }) => length > 0);
}

/** Appends an attachment that is no enclosure, by Media RSS 1.5.1. */
export function appendAttachment(parent: Element, channel: Channel, attachment: Attachment): void {
  const { url, type, length, title } = attachment;
  const content = append(parent, "media:content", {
    url: absoluteUrl(channel, url),
    type,
    medium: mediumOf(type),
    fileSize: positive(length),
  });
  if (title !== undefined) append(content, "media:title", { type: "plain" }, title);
}

/** A size that is known: validators take 0 for a mistake. */
export function positive(length: number): number | undefined {
  return length > 0 ? length : undefined;
}

function isForPhotos({ role }: Credit): boolean {
  return /^photo/i.test(role);
}

/** The role codes of the European Broadcasting Union know photographers; other roles are our own. */
function roleOf({ role }: Credit, authority: string) {
  return /^photo(s|graph(s|y|er|ers)?)?$/i.test(role)
    ? { role: "photographer", scheme: "urn:ebu" }
    : { role: role.toLowerCase(), scheme: `tag:${authority}:roles` };
}

function mediumOf(type: string): string {
  return /^(image|audio|video)\//.exec(type)?.[1] ?? "document";
}
