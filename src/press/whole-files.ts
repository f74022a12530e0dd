import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { volumeHash } from "./press-volumes.ts";
import { hashOf } from "./pressed.ts";
import type { PressRecord } from "./record-schema.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Whether each recorded file is there, with the bytes that its hash stands for.
 *
 * @param assets folder of an edition's files
 * @param scratch holds one file at a time, and is cleared
 */
export function areWhole(assets: string, files: PressRecord["files"], scratch: Scratch): boolean {
  return Object.entries(files).every(([path, hash]) => {
    try {
      const bytes = readWhole(join(assets, path), scratch);
      return hash === (path.startsWith("/volumes/") ? volumeHash(bytes) : hashOf(bytes));
    } catch {
      return false;
    } finally {
      scratch.clear();
    }
  });
}

function readWhole(path: string, scratch: Scratch): Uint8Array {
  const descriptor = openSync(path, "r");
  try {
    const bytes = scratch.take(fstatSync(descriptor).size);
    const length = readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
