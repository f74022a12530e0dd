/**
 * Escapes a text node of XML with hexadecimal references for `&` and `<`, as the RSS Advisory Board's
 * Best Practices Profile has it: a reader that resolves entities once too often then still reads what
 * was written.
 */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll(">", "&gt;");
}

/** Elements of RSS, Atom and OPML whose text is an address or an id. */
const addresses = /^(docs|guid|icon|id|link|logo|ownerId|uri|url)$/;

/**
 * Escapes the text of an element. In an address `&` is a named reference, as in attributes: readers
 * that resolve references once more in texts do not do so in addresses.
 */
export function escapeContent(name: string, text: string): string {
  return addresses.test(name)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    : escapeText(text);
}

/**
 * Escapes the value of an attribute between double quotes. Line breaks and tabs are kept. XML allows
 * `]]>` in it, but Go's parser stops there.
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
