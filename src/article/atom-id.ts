import type { Channel } from "./channel.ts";

/*
 * Atom wants an IRI as the id of an entry (RFC 4287, section 4.2.6). RSS and JSON Feed take any text, so
 * an article that comes from another system may have an id such as `123 at https://old.example`.
 */

/** The parts of the grammar in RFC 3987, section 2.2, as regular expressions. */
const ucschar = [
  "\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF",
  ...Array.from({ length: 13 }, (_, plane) => range((plane + 1) * 0x10000, plane + 1)),
  range(0xe1000, 0xe),
].join("");
const iprivate = `\\uE000-\\uF8FF${range(0xf0000, 0xf)}${range(0x100000, 0x10)}`;
const inHost = `A-Za-z0-9._~!$&'()*+,;=${ucschar}-`;
const some = (characters: string) => `(?:[${characters}]|%[0-9A-Fa-f]{2})`;
const host = `(?:\\[[0-9A-Fa-fv:.]+\\]|${some(inHost)}*)`;
const authority = `//(?:${some(`:${inHost}`)}*@)?${host}(?::[0-9]*)?`;
const pchar = some(`:@${inHost}`);
const path = `(?:${authority}(?:/${pchar}*)*|/?(?:${pchar}+(?:/${pchar}*)*)?)`;
const query = `\\?${some(`:@/?${iprivate}${inHost}`)}*`;
const fragment = `#${some(`:@/?${inHost}`)}*`;
const iri = new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:${path}(?:${query})?(?:${fragment})?$`, "u");

/** The characters from one up to the last but two of its plane. */
function range(first: number, plane: number): string {
  return `\\u{${first.toString(16)}}-\\u{${plane.toString(16)}fffd}`;
}

/** Marks of the direction of writing: the grammar has them, but section 4.1 forbids them. */
const directionMarks = /[\u200E\u200F\u202A-\u202E]/;

/** Whether a text is an IRI (RFC 3987). One that begins with `http` must be an address, too. */
export function isIri(text: string): boolean {
  if (!iri.test(text) || directionMarks.test(text)) return false;
  return !/^https?:/i.test(text) || (/^https?:\/\//i.test(text) && URL.canParse(text));
}

/**
 * The permanent id of an article as Atom writes it. An IRI stays as it is, byte for byte. Any other text
 * becomes a tag URI (RFC 4151), which no slug and no other text makes
 * (docs/decisions/0016-an-id-that-is-not-an-iri.md).
 */
export function atomId({ authority }: Pick<Channel, "authority">, id: string): string {
  return isIri(id) ? id : `tag:${authority}:id/${encodeURIComponent(id)}`;
}
