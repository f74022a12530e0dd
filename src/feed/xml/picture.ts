import type { Credit } from "../../article/article.ts";
import { absoluteUrl } from "../../article/channel.ts";
import type { FeedItem } from "../feed-item.ts";
import { append, type Element } from "./tree.ts";

/**
 * Appends the picture that leads an article, with its description and its photographers, by Media RSS
 * 1.5.1.
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
    append(content, "media:credit", roleAttributes(credit, channel.authority), credit.name);
  }
  append(parent, "media:thumbnail", { url, width, height });
}

/** A size in bytes, if it is known: validators reject 0. */
export function positive(length: number): number | undefined {
  return length > 0 ? length : undefined;
}

function isForPhotos({ role }: Credit): boolean {
  return /^photo/i.test(role);
}

/** The European Broadcasting Union has a code for photographers. Other roles are in a scheme of our own. */
function roleAttributes({ role }: Credit, authority: string) {
  return /^photo(s|graph(s|y|er|ers)?)?$/i.test(role)
    ? { role: "photographer", scheme: "urn:ebu" }
    : { role: role.toLowerCase(), scheme: `tag:${authority}:roles` };
}
