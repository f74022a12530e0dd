import type { Finding } from "../content-error.ts";

/*
 * What a picture's file must be, as far as its name, its length and its format tell. The editor in the browser
 * needs it too, so nothing here needs Node.
 */

/** The format of each ending, in lower case. */
const formats = {
  ".jpg": "jpeg",
  ".jpeg": "jpeg",
  ".png": "png",
  ".webp": "webp",
  ".avif": "avif",
  ".gif": "gif",
  ".svg": "svg",
} as const;

export type ImageFormat = (typeof formats)[keyof typeof formats];

/** The formats of pictures that can be published. */
export const imageFormats: ReadonlySet<ImageFormat> = new Set(Object.values(formats));

/** How to repair a picture. */
export const again = "open it in an image editor, and export it again";

/** The largest file of a picture, in bytes. */
export const largestPicture = 40_000_000;
const largestDrawing = 10_000_000;

/** The format that a file's name promises, or undefined if no picture with such a name can be published. */
export function formatOfName(name: string): ImageFormat | undefined {
  const [, ending = ""] = /.(\.[^.]*)$/s.exec(name) ?? [];
  return new Map<string, ImageFormat>(Object.entries(formats)).get(ending.toLowerCase());
}

/** Says why a name is not one of a picture. */
export function noImageName(name: string): Finding {
  return {
    message: `${name} is not an image that can be published`,
    fix: `save it as one of ${Object.keys(formats).join(", ")}`,
  };
}

/**
 * Says that a file is too large.
 *
 * @param length in bytes
 */
export function tooLarge(name: string, format: ImageFormat, length: number): Finding | undefined {
  const most = format === "svg" ? largestDrawing : largestPicture;
  if (length <= most) return undefined;
  return { message: `${name} is larger than ${most / 1_000_000} MB`, fix: "make it smaller" };
}

/** Says that a file is something else than its name says. */
export function otherFormat(name: string, named: ImageFormat, actual: ImageFormat): Finding {
  const [promised, found] = [named.toUpperCase(), actual.toUpperCase()];
  return {
    message: `${name} is not a ${promised} image, as its name says, but ${found}`,
    fix: `give it the ending that fits its content, or ${again} as ${promised}`,
  };
}
