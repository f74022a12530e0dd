import { checkContent } from "./content.ts";
import { checkMedia } from "./media.ts";
import { all, endsCdataInAttribute, first, type Node, parseStrictly } from "./tree.ts";
import {
  isAbsolute,
  isLanguage,
  isMailbox,
  isMediaType,
  isRfc822,
  isRfc3339,
  isWebAddress,
  isWholeNumber,
} from "./values.ts";

/** What the W3C feed validator would report of an RSS document, and what the RSS Advisory Board's profile forbids. */
export function checkRss(xml: string, feedUrl: string): string[] {
  let channel: Node | undefined;
  try {
    const root = parseStrictly(xml);
    channel = first(root, "channel");
    if (root.name !== "rss" || root.attributes["version"] !== "2.0" || channel === undefined) {
      return ["not RSS 2.0"];
    }
  } catch (error) {
    return [`not well formed: ${error instanceof Error ? error.message : String(error)}`];
  }
  const items = all(channel, "item");
  return [
    ...(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/.test(xml) ? [] : ["no XML declaration"]),
    ...(endsCdataInAttribute(xml) ? ["]]> in an attribute"] : []),
    ...checkChannel(channel, feedUrl),
    ...items.flatMap(checkItem),
    ...duplicates(items.map((item) => first(item, "guid")?.text ?? "")).map(
      (id) => `duplicate guid ${id}`,
    ),
  ];
}

const once =
  /^(title|link|description|language|copyright|managingEditor|webMaster|pubDate|lastBuildDate|generator|docs|ttl|image|guid|enclosure|source|comments|content:encoded|atom:updated|dc:language)$/;

function checkChannel(channel: Node, feedUrl: string): string[] {
  const findings = [...missing(channel, "title", "link", "description", "language")];
  const check = tester(channel, findings);
  findings.push(...repeated(channel));
  check("link", isWebAddress, "is not an address");
  check("language", isLanguage, "is not a language");
  check("pubDate", isRfc822, "is not an RFC 822 date");
  check("lastBuildDate", isRfc822, "is not an RFC 822 date");
  check("managingEditor", isMailbox, "is not an e-mail address with a name");
  check("webMaster", isMailbox, "is not an e-mail address with a name");
  check("docs", isWebAddress, "is not an address");
  check("ttl", (value) => isWholeNumber(value, 1), "is not a number of minutes");
  findings.push(...checkTitle(channel));
  const image = first(channel, "image");
  if (image !== undefined) {
    findings.push(...missing(image, "url", "title", "link"));
    tester(image, findings)("url", isWebAddress, "is not an address");
    if (!isWholeNumber(first(image, "width")?.text ?? "88", 1, 144)) findings.push("image width");
    if (!isWholeNumber(first(image, "height")?.text ?? "31", 1, 400)) findings.push("image height");
    for (const name of ["title", "link"]) {
      if (first(image, name)?.text !== first(channel, name)?.text) {
        findings.push(`image ${name} is not the channel's`);
      }
    }
  }
  const links = (rel: string) =>
    all(channel, "atom:link").filter(
      ({ attributes }) => (attributes["rel"] ?? "alternate") === rel,
    );
  // SimplePie, which FreshRSS and WordPress use, takes the first of them for the address of the site.
  if (links("alternate").length > 0) findings.push("atom:link alternate beside link");
  const self = links("self");
  if (self.length !== 1) findings.push("not one atom:link self");
  if (self[0]?.attributes["href"] !== feedUrl) findings.push("self is not the feed's address");
  if (self[0]?.attributes["type"] !== "application/rss+xml") findings.push("type of self");
  findings.push(...all(channel, "category").flatMap(checkCategory));
  return findings;
}

function checkItem(item: Node): string[] {
  const findings = [...missing(item, "title", "link", "guid"), ...repeated(item)];
  const check = tester(item, findings);
  check("link", isWebAddress, "is not an address");
  check("pubDate", isRfc822, "is not an RFC 822 date");
  check("atom:updated", isRfc3339, "is not an RFC 3339 date");
  check("dc:language", isLanguage, "is not a language");
  findings.push(...checkTitle(item));
  const guid = first(item, "guid");
  if (guid?.attributes["isPermaLink"] !== "false" && !isWebAddress(guid?.text ?? "")) {
    findings.push("guid is no address, though it says that it is a permalink");
  }
  if (guid !== undefined && !isAbsolute(guid.text)) findings.push("guid is not a URI");
  const names = item.children.map(({ name }) => name);
  if (
    names.includes("content:encoded") &&
    names.indexOf("description") > names.indexOf("content:encoded")
  ) {
    findings.push("content:encoded before description");
  }
  if (names.includes("author") && names.includes("dc:creator")) {
    findings.push("author and dc:creator");
  }
  for (const name of ["description", "content:encoded"]) {
    findings.push(...checkContent(first(item, name)?.text ?? ""));
  }
  const enclosure = first(item, "enclosure");
  if (enclosure !== undefined) {
    const { url = "", length, type = "" } = enclosure.attributes;
    if (!isWebAddress(url)) findings.push("enclosure url");
    if (!isWholeNumber(length, 1)) findings.push("enclosure length");
    if (!isMediaType(type)) findings.push("enclosure type");
  }
  for (const { attributes } of all(item, "atom:link")) {
    if (!isWebAddress(attributes["href"] ?? "")) findings.push("atom:link href");
  }
  findings.push(...checkMedia(item), ...all(item, "category").flatMap(checkCategory));
  return findings;
}

/** The RSS Advisory Board's profile asks for hexadecimal references in plain text. */
function checkTitle(parent: Node): string[] {
  const source = first(parent, "title")?.source ?? "";
  if (source.trim() === "") return ["empty title"];
  return /&(?!#x[0-9A-F]+;|gt;)|<!\[CDATA\[/.test(source)
    ? ["& or < of the title is no hexadecimal reference"]
    : [];
}

function checkCategory({ text, attributes }: Node): string[] {
  const domain = attributes["domain"];
  return [
    ...(text.trim() === "" ? ["empty category"] : []),
    ...(domain !== undefined && !isAbsolute(domain) ? ["category domain"] : []),
  ];
}

function missing(parent: Node, ...names: readonly string[]): string[] {
  return names.filter((name) => first(parent, name) === undefined).map((name) => `missing ${name}`);
}

function repeated(parent: Node): string[] {
  const names = parent.children.map(({ name }) => name).filter((name) => once.test(name));
  return duplicates(names).map((name) => `more than one ${name}`);
}

function tester(parent: Node, findings: string[]) {
  return (name: string, test: (value: string) => boolean, what: string) => {
    const node = first(parent, name);
    if (node !== undefined && !test(node.text)) findings.push(`${name} ${what}`);
  };
}

/** What a list holds more than once. */
export function duplicates(list: readonly string[]): string[] {
  return [...new Set(list.filter((one, index) => list.indexOf(one) !== index))];
}
