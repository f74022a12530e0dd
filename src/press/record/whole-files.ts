import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { BufferPool } from "../edition/buffer-pool.ts";
import { volumeHash } from "../edition/press-volumes.ts";
import { hashOf } from "../entries/pressed.ts";
import type { PressRecord } from "./record-schema.ts";

/**
 * Whether each recorded file is there, with the bytes that its hash stands for.
 *
 * @param assets folder of an edition's files
 * @param pool holds one file at a time, and is cleared
 */
export function areWhole(assets: string, files: PressRecord["files"], pool: BufferPool): boolean {
  return Object.entries(files).every(([path, hash]) => {
    try {
      const bytes = readWhole(join(assets, path), pool);
      return hash === (path.startsWith("/volumes/") ? volumeHash(bytes) : hashOf(bytes));
    } catch {
      return false;
    } finally {
      pool.clear();
    }
  });
}

function readWhole(path: string, pool: BufferPool): Uint8Array {
  const descriptor = openSync(path, "r");
  try {
    const bytes = pool.take(fstatSync(descriptor).size);
    const length = readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
