/** A link to something related (RFC 8288). */
export interface Link {
  /** An absolute address, or one relative to the document's. */
  readonly href: string;
  /** One relation type, such as `alternate`, or several with spaces between them. */
  readonly rel: string;
  /** Media type of what it leads to. */
  readonly type?: string;
  readonly title?: string;
}

/** The value of the Link header (RFC 8288, section 3). No text in a link can end the link or the header. */
export function linkHeader(links: readonly Link[]): string {
  return links
    .map(({ href, rel, type, title }) =>
      [
        `<${encodeUri(href)}>`,
        `rel=${quoted(rel)}`,
        ...(type === undefined ? [] : [`type=${quoted(type)}`]),
        ...(title === undefined ? [] : [titleParameter(title)]),
      ].join("; "),
    )
    .join(", ");
}

/** RFC 3986, section 2: every character that may stand in no URI, percent-encoded as UTF-8. */
function encodeUri(href: string): string {
  if (/^[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]*$/.test(href)) return href;
  return href
    .toWellFormed()
    .replace(/[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/gu, (character) =>
      encodeURIComponent(character),
    );
}

/** RFC 9110, section 5.6.4. What is not visible ASCII has no place in it. */
function quoted(text: string): string {
  if (/^[\w/+. -]*$/.test(text)) return `"${text}"`;
  return `"${text.replace(/[^\x20-\x7e]/g, "").replace(/["\\]/g, "\\$&")}"`;
}

/** RFC 8187: a text that is not ASCII is percent-encoded as UTF-8. */
function titleParameter(title: string): string {
  if (/^[\x20-\x7e]*$/.test(title)) return `title=${quoted(title)}`;
  const value = encodeURIComponent(title.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `title*=UTF-8''${value}`;
}
