import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { PressError } from "../press-error.ts";

/** Milliseconds between two attempts to take a lock. */
const interval = 100;

/** How to wait for a lock that another process holds. */
export interface Waiting {
  /** Called once, with the number of the process that holds the lock, and what it notes there. */
  readonly onWait?: ((process: string, note: string) => void) | undefined;
  /** What this process notes in the lock for others to read. */
  readonly note?: string | undefined;
  /** Milliseconds after which to give up. */
  readonly patience?: number | undefined;
}

/**
 * Runs a task while no other process runs one for the same folder. Works between processes of one
 * machine.
 *
 * The lock is a folder beside the locked one. It holds one file, named after the process. A process makes
 * this folder under another name and renames it into place, which fails while the lock holds a file. Any
 * process may remove the file of one that has ended, because no two processes have files of the same
 * name. So a lock is never taken from a running process, and never outlives a killed one.
 *
 * @throws PressError where another process keeps the lock for ten minutes
 */
export async function withLock<T>(
  folder: string,
  task: () => Promise<T>,
  { onWait, note = "", patience = 10 * 60_000 }: Waiting = {},
): Promise<T> {
  const lock = lockOf(folder);
  const own = `${process.pid}-${startOf(process.pid)}-${randomUUID().slice(0, 8)}`;
  const giveUp = Date.now() + patience;
  let hasReported = false;
  while (!acquire(lock, own, note)) {
    const holder = holderOf(lock);
    if (Date.now() > giveUp) {
      const who = `process ${holder?.pid ?? "unknown"}`;
      const cause = new Error(`${who} has been working on ${folder} for too long`);
      throw new PressError(folder, cause, "end that process, and try again");
    }
    if (holder === undefined) continue;
    if (!hasReported) onWait?.(holder.pid, holder.note);
    hasReported = true;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
  try {
    return await task();
  } finally {
    rmSync(join(lock, own), { force: true });
    removeIfEmpty(lock);
  }
}

/** What the process that holds the lock of a folder has noted in it; undefined if no process holds it. */
export function noteOfHolder(folder: string): string | undefined {
  return holderOf(lockOf(folder))?.note;
}

function lockOf(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}-lock`);
}

function acquire(lock: string, own: string, note: string): boolean {
  const aside = `${lock}-${own}`;
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, own), note);
  removeIfEmpty(lock);
  try {
    renameSync(aside, lock);
    return true;
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true });
    // Windows reports EPERM if the folder exists. If EPERM means anything else, reading the lock fails next.
    if (/^(ENOTEMPTY|EEXIST|EPERM)$/.test(codeOf(cause))) return false;
    throw cause;
  }
}

interface Holder {
  /** The number of the process. */
  readonly pid: string;
  readonly note: string;
}

/** The running process that holds a lock. Removes the files of processes that have ended. */
function holderOf(lock: string): Holder | undefined {
  let names: string[];
  try {
    names = readdirSync(lock);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    throw cause;
  }
  for (const name of names) {
    const [pid = "", start = ""] = name.split("-");
    if (startOf(Number(pid)) === start) return { pid, note: noteIn(join(lock, name)) };
    rmSync(join(lock, name), { recursive: true, force: true });
  }
  return undefined;
}

function noteIn(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    // The process has just released the lock.
    if (codeOf(cause) === "ENOENT") return "";
    throw cause;
  }
}

/**
 * When a process started, in the words of the operating system, without hyphens. It distinguishes a
 * process from a later one with the same number. Empty if there is no such process.
 */
function startOf(pid: number): string {
  if (!Number.isSafeInteger(pid) || pid <= 0) return "";
  if (process.platform === "linux") {
    try {
      // proc_pid_stat(5): field 22. The name in field 2 may hold spaces and parentheses.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    } catch {
      return "";
    }
  }
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (codeOf(cause) === "ESRCH") return "";
  }
  const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return (stdout ?? "").replace(/\W+/g, "") || "running";
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (cause) {
    if (!/^(ENOENT|ENOTEMPTY|EEXIST|EPERM|EBUSY)$/.test(codeOf(cause))) throw cause;
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
