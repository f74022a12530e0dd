/** The namespaces of the elements in our RSS, by the prefixes that the root declares for them. */
export const namespaces = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  fh: "http://purl.org/syndication/history/1.0",
  dc: "http://purl.org/dc/elements/1.1/",
  media: "http://search.yahoo.com/mrss/",
} as const;

/** Attributes by name. One whose value is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** The source of an XML element that holds a text, or nothing. */
export function textElement(name: string, attributes: Attributes, text = ""): string {
  return parentElement(name, attributes, text === "" ? [] : [escapeContent(name, text)]);
}

/** The source of an XML element that holds these sources. */
export function parentElement(
  name: string,
  attributes: Attributes,
  inside: readonly string[],
): string {
  const start = startTag(name, attributes);
  return inside.length === 0 ? `${start.slice(0, -1)}/>` : `${start}${inside.join("")}</${name}>`;
}

/** The start tag of an XML element. */
export function startTag(name: string, attributes: Attributes): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) start += ` ${key}="${escapeAttribute(String(value))}"`;
  }
  return `${start}>`;
}

/**
 * Escapes a text node of XML. `&` and `<` become hexadecimal references, as the RSS Advisory Board's
 * Best Practices Profile recommends: a reader that resolves references once too often still reads what
 * was written.
 */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll(">", "&gt;");
}

/** Elements of RSS, Atom and OPML whose text is an address or an id. */
const addresses = /^(docs|guid|icon|id|link|logo|ownerId|uri|url)$/;

/**
 * Escapes the text of an element. In an address `&` becomes a named reference, as in attributes: readers
 * that resolve references twice in texts do not do so in addresses.
 */
export function escapeContent(name: string, text: string): string {
  return addresses.test(name)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    : escapeText(text);
}

/**
 * Escapes the value of an attribute between double quotes. Line breaks and tabs become references, so
 * that a parser does not turn them into spaces (XML 1.0, section 3.3.3). XML allows `]]>` in an
 * attribute, but Go's parser stops there.
 */
export function escapeAttribute(value: string): string {
  if (!/[&<>"\n\t]/.test(value)) return value;
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\t", "&#x9;");
}
