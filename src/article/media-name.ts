/**
 * The readable part of a media file's name: ASCII letters, digits, `_` and single `-`, at most 60
 * characters, and never empty.
 */
export function mediaName(name: string): string {
  const ascii = name
    .replace(/[^\w]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return ascii === "" ? "file" : ascii;
}
