/** A link to a related resource (RFC 8288). */
export interface Link {
  /** An absolute address, or one relative to the address of the document. */
  readonly href: string;
  /** A relation type, such as `alternate`, or several, separated by spaces. */
  readonly rel: string;
  /** The media type of the target. */
  readonly type?: string;
  readonly title?: string;
}

/** The value of the Link header (RFC 8288, section 3). It escapes every text that could end a link or the header. */
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

/** Percent-encodes, as UTF-8, every character that a URI cannot contain (RFC 3986, section 2). */
function encodeUri(href: string): string {
  if (/^[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]*$/.test(href)) return href;
  return href
    .toWellFormed()
    .replace(/[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/gu, (character) =>
      encodeURIComponent(character),
    );
}

/** A quoted string (RFC 9110, section 5.6.4). Characters that are not visible ASCII are dropped. */
function quoted(text: string): string {
  if (/^[\w/+. -]*$/.test(text)) return `"${text}"`;
  return `"${text.replace(/[^\x20-\x7e]/g, "").replace(/["\\]/g, "\\$&")}"`;
}

/** The title as a parameter. A title that is not ASCII is percent-encoded as UTF-8 (RFC 8187). */
function titleParameter(title: string): string {
  if (/^[\x20-\x7e]*$/.test(title)) return `title=${quoted(title)}`;
  const value = encodeURIComponent(title.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `title*=UTF-8''${value}`;
}
