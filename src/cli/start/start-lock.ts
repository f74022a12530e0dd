import { noteOfHolder } from "../../press/edition/folder-lock.ts";

/** The name of the lock that keeps a second `npm start` out of a folder. */
export const startLock = "dist-start";

/** The port at which `npm start` answers unless it is given another. */
export const usualPort = "8787";

/**
 * Where `npm start` shows this folder, with a slash at the end.
 *
 * @returns the usual address if `npm start` is not running
 */
export function startAddress(): string {
  return noteOfHolder(startLock) || `http://localhost:${usualPort}/`;
}
