import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Finding } from "../../content/content-error.ts";
import { errorCode } from "../../content/content-error.ts";
import type { Fetcher, Input } from "./source.ts";

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
