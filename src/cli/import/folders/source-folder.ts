import { isUtf8 } from "node:buffer";
import { realpathSync } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { messageOf } from "../../../content/content-error.ts";
import { printable } from "../../../content/source-file.ts";
import { encodingOf } from "../decode-text.ts";

/** The folder of a site, as an import sees it: its files, and none that lies outside it. */
export interface SourceFolder {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** Paths from the folder, with `/`, in alphabetical order. */
  readonly files: readonly string[];
  /** What was left aside, with the path from the folder. */
  readonly refused: readonly Refused[];
  has(file: string): boolean;
  /** The absolute path of a file that `has` knows. */
  absolute(file: string): string;
  /** Reads a text, or says why it cannot be read, as a sentence without a full stop. */
  read(file: string): Promise<DecodedText | { readonly unreadable: string }>;
}

interface Refused {
  readonly file: string;
  /** A sentence without a full stop. */
  readonly reason: string;
}

/** More files than the largest sites have; it stops folders that have no end. */
const mostFiles = 500_000;

/** Bytes. No article has more, and a larger file would only fill the memory. */
const largestText = 5_000_000;

/**
 * Lists a folder. Hidden files and `node_modules` do not belong to a site. A symbolic link is followed
 * only if it leads to a place in the folder.
 */
export async function openSourceFolder(folder: string): Promise<SourceFolder> {
  const path = await realpath(folder);
  const files: string[] = [];
  const refused: Refused[] = [];
  const waiting = [{ below: "", real: path }];
  const seen = new Set([path]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { below, real } = next;
    let entries: Awaited<ReturnType<typeof listed>>;
    try {
      entries = await listed(real);
    } catch (cause) {
      refused.push({ file: below, reason: `the folder cannot be read (${messageOf(cause)})` });
      continue;
    }
    for (const entry of entries) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const file = below === "" ? entry.name : `${below}/${entry.name}`;
      if (files.length >= mostFiles) {
        refused.push({ file, reason: `the folder has more than ${mostFiles} files` });
        return sourceFolder(path, files, refused);
      }
      const found = await follow(path, join(real, entry.name), entry);
      if ("reason" in found) refused.push({ file, reason: found.reason });
      else if (found.kind === "file") files.push(file);
      else if (found.kind === "folder" && !seen.has(found.real)) {
        seen.add(found.real);
        waiting.push({ below: file, real: found.real });
      }
    }
  }
  return sourceFolder(path, files, refused);
}

function listed(folder: string) {
  return readdir(folder, { withFileTypes: true });
}

type Followed =
  | { readonly kind: "file" | "folder" | "other"; readonly real: string }
  | { readonly reason: string };

async function follow(
  root: string,
  path: string,
  entry: Awaited<ReturnType<typeof listed>>[number],
): Promise<Followed> {
  if (!entry.isSymbolicLink()) return { kind: kindOf(entry), real: path };
  try {
    const real = await realpath(path);
    return isWithin(root, real)
      ? { kind: kindOf(await stat(real)), real }
      : { reason: "this symbolic link leads out of the folder, so it was not followed" };
  } catch {
    return { reason: "this symbolic link leads nowhere" };
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): "file" | "folder" | "other" {
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

function sourceFolder(path: string, files: string[], refused: readonly Refused[]): SourceFolder {
  files.sort();
  const known = new Set(files);
  return {
    path,
    files,
    refused,
    has: (file) => known.has(file),
    absolute: (file) => realpathSync(join(path, file)),
    async read(file) {
      try {
        const { size } = await stat(join(path, file));
        if (size > largestText) {
          return { unreadable: `the file is larger than ${largestText / 1e6} MB` };
        }
        return decodeSiteText(await readFile(join(path, file)));
      } catch (cause) {
        return { unreadable: `the file cannot be read (${messageOf(cause)})` };
      }
    },
  };
}

/** The text of a file. */
interface DecodedText {
  /** With LF line ends, without a byte-order mark and without control characters. */
  readonly text: string;
  /** Why some characters may be wrong, as a sentence without a full stop. */
  readonly doubt?: string | undefined;
}

/** Decodes a text of a site. The systems write UTF-8, whatever encodings a text may write about. */
export function decodeSiteText(bytes: Uint8Array): DecodedText {
  const encoding = isUtf8(bytes) ? "utf-8" : encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return {
    text: printable(text.replace(/\r\n?/g, "\n")),
    ...(encoding === "utf-8"
      ? {}
      : {
          doubt: `the file is not UTF-8 text; it was read as ${encoding}, so look at its accents and signs`,
        }),
  };
}
