import { checkContent } from "./content.ts";
import { checkMedia } from "./media.ts";
import { duplicates } from "./rss.ts";
import { all, endsCdataInAttribute, first, type Node, parseStrictly } from "./tree.ts";
import { isAbsolute, isLanguage, isMediaType, isRfc3339, isWholeNumber } from "./values.ts";

/** What the W3C feed validator would report of an Atom document, except for its grammar. */
export function checkAtom(xml: string, feedUrl: string): string[] {
  let feed: Node;
  try {
    feed = parseStrictly(xml);
  } catch (error) {
    return [`not well formed: ${error instanceof Error ? error.message : String(error)}`];
  }
  if (feed.name !== "feed") return ["not Atom"];
  const entries = all(feed, "entry");
  const self = links(feed, "self");
  return [
    ...(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/.test(xml) ? [] : ["no XML declaration"]),
    ...(endsCdataInAttribute(xml) ? ["]]> in an attribute"] : []),
    ...(isLanguage(feed.attributes["xml:lang"] ?? "") ? [] : ["no xml:lang"]),
    ...(self.length === 1 ? [] : ["not one self"]),
    ...(self[0]?.attributes["href"] === feedUrl ? [] : ["self is not the feed's address"]),
    ...(self[0]?.attributes["type"] === "application/atom+xml" ? [] : ["type of self"]),
    ...(first(feed, "author") ? [] : ["no author"]),
    ...checkCommon(feed),
    ...entries.flatMap(checkEntry),
    ...duplicates(entries.map((entry) => first(entry, "id")?.text ?? "")).map(
      (id) => `duplicate id ${id}`,
    ),
  ];
}

function checkEntry(entry: Node): string[] {
  const content = first(entry, "content");
  const language = entry.attributes["xml:lang"];
  return [
    ...checkCommon(entry),
    ...checkMedia(entry),
    ...(isRfc3339(first(entry, "published")?.text ?? "") ? [] : ["published is no RFC 3339 date"]),
    ...(language === undefined || isLanguage(language) ? [] : ["xml:lang of an entry"]),
    ...(content === undefined || content.attributes["type"] === "html" ? [] : ["content type"]),
    ...checkContent(content?.text ?? ""),
    ...(content === undefined && links(entry, "alternate").length === 0
      ? ["neither content nor alternate"]
      : []),
  ];
}

function checkCommon(node: Node): string[] {
  const findings: string[] = [];
  for (const name of ["id", "title", "updated"]) {
    if (all(node, name).length !== 1) findings.push(`not one ${name}`);
  }
  for (const name of ["subtitle", "summary", "content", "rights", "published", "logo", "icon"]) {
    if (all(node, name).length > 1) findings.push(`more than one ${name}`);
  }
  if (!isAbsolute(first(node, "id")?.text ?? "")) findings.push("id is not a URI");
  if (!isRfc3339(first(node, "updated")?.text ?? "")) findings.push("updated is no RFC 3339 date");
  for (const name of ["title", "summary", "subtitle", "rights"]) {
    const construct = first(node, name);
    if (construct === undefined) continue;
    if ((construct.attributes["type"] ?? "text") !== "text") findings.push(`${name} type`);
    if (/&(?!#x[0-9A-F]+;|gt;)|<!\[CDATA\[/.test(construct.source)) {
      findings.push(`& or < of the ${name} is no hexadecimal reference`);
    }
  }
  for (const person of [...all(node, "author"), ...all(node, "contributor")]) {
    if ((first(person, "name")?.text ?? "").trim() === "") findings.push("person without a name");
    const email = first(person, "email")?.text;
    if (email !== undefined && !/^[^@\s]+@[^@\s]+$/.test(email)) findings.push("e-mail");
    const uri = first(person, "uri")?.text;
    if (uri !== undefined && !isAbsolute(uri)) findings.push("relative uri of a person");
  }
  for (const { attributes } of all(node, "category")) {
    if ((attributes["term"] ?? "") === "") findings.push("category without a term");
    if (!isAbsolute(attributes["scheme"] ?? "x:x")) findings.push("relative scheme");
  }
  for (const name of ["logo", "icon"]) {
    if (!isAbsolute(first(node, name)?.text ?? "x:x")) findings.push(`relative ${name}`);
  }
  for (const { attributes } of all(node, "link")) {
    const { href = "", type, hreflang, length, title } = attributes;
    if (!isAbsolute(href)) findings.push(`relative URL ${href}`);
    if (type !== undefined && !isMediaType(type)) findings.push(`link type ${type}`);
    if (hreflang !== undefined && !isLanguage(hreflang)) findings.push("hreflang");
    if (length !== undefined && !isWholeNumber(length, 1)) findings.push("link length");
    if (title?.trim() === "") findings.push("empty link title");
  }
  const alternates = links(node, "alternate").map(
    ({ attributes: { type, hreflang } }) => `${type} ${hreflang}`,
  );
  if (alternates.length === 0) findings.push("no alternate");
  findings.push(...duplicates(alternates).map((one) => `two alternates ${one}`));
  return findings;
}

function links(node: Node, rel: string): readonly Node[] {
  return all(node, "link").filter(({ attributes }) => (attributes["rel"] ?? "alternate") === rel);
}
