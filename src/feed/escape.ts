/**
 * Escapes a text node of XML with hexadecimal references for `&` and `<`, as the RSS Advisory Board's
 * Best Practices Profile has it: a reader that resolves entities once too often then still reads what
 * was written.
 */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll(">", "&gt;");
}
