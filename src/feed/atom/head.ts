import { absoluteUrl, type Channel, type Person, topicUrl } from "../../article/channel.ts";
import { formats } from "../../article/formats.ts";
import type { FeedFrame } from "../bind.ts";
import type { FeedFacts } from "../feed-facts.ts";
import {
  categoryElements,
  generator,
  historyElements,
  optionalElement,
  requiredElement,
} from "../xml/head-elements.ts";
import { namespaces, parentElement, startTag, textElement } from "../xml/source.ts";

/** The namespace of Atom's tombstones (RFC 6721). */
export const tombstoneNamespace = "http://purl.org/atompub/tombstones/1.0";

/** The frame of Atom (RFC 4287). */
export function atomFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    // Declares every namespace once, so that the pieces need not.
    startTag("feed", {
      xmlns: namespaces.atom,
      "xmlns:at": tombstoneNamespace,
      "xmlns:fh": namespaces.fh,
      "xmlns:media": namespaces.media,
      "xml:lang": channel.language,
    }),
    ...specifiedElements(channel, facts).map((element) => `    ${element}`),
    ...links(channel, facts),
    ...categoryElements(channel, "atom", facts.topics ?? [], (topic) =>
      textElement("category", {
        scheme: topicUrl(channel, topic),
        term: topic.slug,
        label: topic.title,
      }),
    ),
    textElement(
      "generator",
      { uri: `${channel.url}/`, version: generator.version },
      generator.name,
    ),
  ];
  return { open: `${lines.join("\n")}\n`, separator: "\n", close: "\n</feed>\n" };
}

function specifiedElements(channel: Channel, facts: FeedFacts): string[] {
  const { logo, icon } = channel;
  return [
    requiredElement("id", facts.id),
    requiredElement("title", facts.title),
    requiredElement("updated", new Date(facts.updated).toISOString()),
    author(channel.contact),
    requiredElement("subtitle", facts.description),
    ...optionalElement("logo", logo && absoluteUrl(channel, logo.path)),
    ...optionalElement("icon", icon && absoluteUrl(channel, icon.path)),
    ...optionalElement("rights", channel.copyright),
  ];
}

function author({ name, email, url }: Person): string {
  const parts = [
    textElement("name", {}, name),
    ...optionalElement("email", email),
    ...optionalElement("uri", url && new URL(url).href),
  ];
  return parentElement("author", {}, [...parts.map((part) => `\n        ${part}`), "\n    "]);
}

/**
 * The page comes first among the links. It is the only `alternate`, because readers take the first or the
 * last one for the address of the publication; the other formats are `related`.
 */
function links(channel: Channel, facts: FeedFacts): string[] {
  const { mediaType } = formats.atom;
  const page = { rel: "alternate", type: "text/html", href: facts.pageUrl };
  return [
    textElement("link", { ...page, hreflang: channel.language }),
    textElement("link", { rel: "self", type: mediaType, href: facts.feedUrl }),
    ...(facts.alternates ?? []).map(({ format, url }) =>
      textElement("link", { rel: "related", type: formats[format].mediaType, href: url }),
    ),
    ...(channel.hub === undefined ? [] : [textElement("link", { rel: "hub", href: channel.hub })]),
    ...historyElements("link", mediaType, facts.history),
  ];
}
