import { open } from "node:fs/promises";
import { fileTypeOf, fileTypes, mediaName } from "../../../article/files.ts";
import { percentDecoded } from "../../../article/percent-decoded.ts";

/** The endings of pictures that an article can show, by what the first bytes of the file are in hexadecimal. */
const pictures: readonly (readonly [ending: string, holds: RegExp])[] = [
  ["jpg", /^ffd8ff/],
  ["png", /^89504e470d0a1a0a/],
  ["gif", /^474946383[79]61/],
  ["webp", /^52494646.{8}57454250/],
  ["avif", /^.{8}66747970617669[66]/],
];

/** The first bytes of a file, in hexadecimal, as `fileTypes` compares them. */
export async function headOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.toString("hex", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The ending for a picture with this content; undefined if no article can show it. */
export function pictureEnding(head: string): string | undefined {
  const found = pictures.find(([, holds]) => holds.test(head))?.[0];
  if (found !== undefined) return found;
  const text = Buffer.from(head, "hex").toString("utf8");
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(
    text,
  )
    ? "svg"
    : undefined;
}

/**
 * The ending under which the site serves a recording or a document; undefined if it serves no such files.
 *
 * @param address whose ending counts if it is known
 * @param type media type that the server or the source gave
 */
export function fileEnding(address: string, type: string): string | undefined {
  const named = /\.([a-z0-9]+)$/i.exec(pathOf(address))?.[1]?.toLowerCase();
  if (named !== undefined && fileTypes.has(named)) return named;
  return [...fileTypes].find(([, known]) => known.type === type)?.[0];
}

/** Whether a file holds what the ending of its name says. */
export function holdsWhatItSays(name: string, head: string): boolean {
  return fileTypeOf(name)?.holds?.test(head) !== false;
}

/**
 * A safe name for the file at an address: ASCII, without folders, and none of those that the article's folder
 * already has, even on disks that ignore case.
 */
export function fileNameFor(address: string, ending: string, taken: ReadonlySet<string>): string {
  const last = pathOf(address).split("/").at(-1) ?? "";
  const base = mediaName(last.replace(/\.[a-z0-9]+$/i, "").replace(/^\.+/, ""));
  let name = `${base}.${ending}`;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1)
    name = `${base}-${number}.${ending}`;
  return name;
}

function pathOf(address: string): string {
  return percentDecoded(URL.parse(address)?.pathname ?? address.replace(/[?#].*/, ""));
}
