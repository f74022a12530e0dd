import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { errorCode, type Finding } from "../../content/content-error.ts";
import { feeds } from "./feeds/feed-source.ts";
import { folders } from "./folders/folder-source.ts";
import { ghostExport } from "./ghost/ghost-export.ts";
import type { Fetcher, ImportContext, Input, Source, SourceKind } from "./source.ts";
import { wordPressExport } from "./wordpress/wordpress-export.ts";
import { wordPressSite } from "./wordpress/wordpress-site.ts";

/** The systems from which an import can read. Each is asked in turn, so feeds, which many systems have, come last. */
export const sourceKinds: readonly SourceKind[] = [
  wordPressExport,
  ghostExport,
  wordPressSite,
  ...folders,
  feeds,
];

/** Opens an input with the first system that knows it. */
export async function openSource(
  input: Input,
  context: ImportContext,
  kinds = sourceKinds,
): Promise<Source | undefined> {
  for (const kind of kinds) {
    const source = await kind.open(input, context);
    if (source !== undefined) return source;
  }
  return undefined;
}

/** Bytes of a file that readers see to recognise it. */
const headLength = 64 * 1024;

/** Opens what the command was given: a file, a folder, or an address that begins with http:// or https://. */
export async function openInput(argument: string, fetcher: Fetcher): Promise<Input | Finding> {
  if (/^https?:\/\//i.test(argument)) {
    const document = await fetcher.get(argument);
    if (document.ok) return { kind: "address", document: document.value };
    return {
      message: `${argument} cannot be fetched: ${document.reason}`,
      fix: "open the address in a browser; if the site is on this computer or network, add --allow-local",
    };
  }
  const path = resolve(argument);
  try {
    if ((await stat(path)).isDirectory()) return { kind: "folder", path };
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
      return { kind: "file", path, head: new Uint8Array(buffer.subarray(0, bytesRead)) };
    } finally {
      await file.close();
    }
  } catch (cause) {
    return {
      message: `${argument} cannot be read (${errorCode(cause)})`,
      fix: "write the path of an export or a folder, or an address that begins with https://",
    };
  }
}
