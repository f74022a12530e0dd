import { formatOfName, type ImageFormat } from "../../../content/files/image-format.ts";

/** A file that somebody has chosen, as far as this looks at it. */
export interface ChosenFile {
  readonly name: string;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** How many bytes tell a format. Drawings may begin with comments. */
const enough = 2000;

/** Whether a file is a picture of another format than its name says. `check` refuses it. */
export async function hasWrongName(file: ChosenFile): Promise<boolean> {
  const named = formatOfName(file.name);
  if (named === undefined) return false;
  const actual = formatOfBytes(new Uint8Array(await file.slice(0, enough).arrayBuffer()));
  return actual !== undefined && actual !== named;
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

/** What decodes pictures in a browser, whose types the Worker's would contradict. */
export interface PictureDecoder {
  createImageBitmap(source: unknown, ...others: unknown[]): Promise<unknown>;
}

/**
 * Makes Sveltia CMS refuse pictures of another format than their names say. It lets the browser decode each
 * picture that somebody chooses, and refuses those that fail. A browser would decode a JPEG called `room.png`.
 */
export function decodeByName(browser: PictureDecoder): void {
  const decode = browser.createImageBitmap.bind(browser);
  browser.createImageBitmap = async (source, ...others) => {
    if (source instanceof File && (await hasWrongName(source))) {
      throw new TypeError(`${source.name} is not what its name says`);
    }
    return decode(source, ...others);
  };
}
