import type { Finding } from "../content-error.ts";

const writable =
  "give yourself permission to write in the folder, or work in a copy that you can write in";

/** Refusals by the computer that neither an author nor a defect causes, by their POSIX codes. */
const refusals: Readonly<Record<string, Finding>> = {
  ENOSPC: { message: "the disk is full", fix: "free some space on the disk, and try again" },
  EDQUOT: {
    message: "your disk quota is used up",
    fix: "delete files that you do not need, or ask for a larger quota",
  },
  EROFS: { message: "this disk is read-only", fix: writable },
  EACCES: { message: "you are not allowed to do this", fix: writable },
  EPERM: { message: "you are not allowed to do this", fix: writable },
  EMFILE: {
    message: "too many files are open",
    fix: "raise the limit, as in ulimit -n 4096, and try again",
  },
  ENFILE: {
    message: "too many files are open on this computer",
    fix: "close other programs, and try again",
  },
};

const unmade: Finding = { message: "a folder cannot be created", fix: writable };

/**
 * What is wrong with the disk, if an error reports that: a full disk, a folder that you cannot write in,
 * too many open files. The code is read from the message, because errors from another thread lose their
 * `code`.
 */
export function diskError(cause: unknown): Finding | undefined {
  if (!(cause instanceof Error)) return undefined;
  const [, code = "", path] = /^([A-Z]+):[^']*(?:'([^']*)')?/.exec(cause.message) ?? [];
  // If Node cannot create a folder and its parents, it reports only that the folder does not exist.
  const isUnmade = code === "ENOENT" && cause.message.includes(", mkdir '");
  const refusal = isUnmade ? unmade : refusals[code];
  if (refusal === undefined) return undefined;
  const { message, fix } = refusal;
  return { message: `${message} (${path === undefined ? code : `${code}, ${path}`})`, fix };
}
