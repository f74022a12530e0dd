import type { Finding } from "../../../content/content-error.ts";
import {
  formatOfName,
  type ImageFormat,
  otherFormat,
  tooLarge,
} from "../../../content/files/image-format.ts";

/** A file that somebody has chosen, as far as this looks at it. */
export interface ChosenFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** How many bytes tell a format. Drawings may begin with comments. */
const enough = 2000;

/**
 * Says why `check` would refuse a picture, as far as its name, its size and its first bytes tell. Sveltia CMS
 * itself refuses a picture that the browser cannot decode.
 */
export async function refusalOf(file: ChosenFile): Promise<Finding | undefined> {
  const named = formatOfName(file.name);
  if (named === undefined) return undefined;
  const large = tooLarge(file.name, named, file.size);
  if (large !== undefined) return large;
  const actual = formatOfBytes(new Uint8Array(await file.slice(0, enough).arrayBuffer()));
  return actual === undefined || actual === named
    ? undefined
    : otherFormat(file.name, named, actual);
}

/** How each format begins, as Latin-1 text. */
const beginnings: readonly (readonly [ImageFormat, RegExp])[] = [
  ["jpeg", /^\xff\xd8\xff/],
  ["png", /^\x89PNG\r\n/],
  ["gif", /^GIF8[79]a/],
  ["webp", /^RIFF.{4}WEBP/s],
  ["avif", /^.{4}ftypavi[fs]/s],
  ["svg", /^(?:\xef\xbb\xbf)?\s*<(?:svg\b|(?:\?xml|!--|!DOCTYPE svg).*?<svg\b)/s],
];

/** The format of a picture that begins with these bytes, if it is one that can be published. */
export function formatOfBytes(bytes: Uint8Array): ImageFormat | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, enough));
  return beginnings.find(([, beginning]) => beginning.test(text))?.[0];
}
