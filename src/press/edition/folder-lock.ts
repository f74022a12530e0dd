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

/** Milliseconds from one look at a lock that somebody holds to the next. */
const interval = 100;

/** What holds the lock of a folder while others wait for it. */
export interface Waiting {
  /** Told once, with the process that holds the lock. */
  readonly onWait?: ((process: string) => void) | undefined;
  /** Milliseconds after which a process that still holds it is no longer waited for. */
  readonly patience?: number | undefined;
}

/**
 * Runs a task while no other process runs one for the same folder. The lock is a folder beside it that
 * holds one file, named by the process: it is made aside and renamed into place, which fails while
 * another file is in it. The file of a process that has ended can be removed by anybody, as no other
 * process ever has one of the same name. So a lock is never taken from a process that runs, and never
 * outlives one that was killed. Processes see each other on one machine only.
 *
 * @throws PressError where a process holds the lock for longer than ten minutes
 */
export async function withLock<T>(
  folder: string,
  task: () => Promise<T>,
  { onWait, patience = 10 * 60_000 }: Waiting = {},
): Promise<T> {
  const lock = join(dirname(folder), `.${basename(folder)}-lock`);
  const own = `${process.pid}-${startOf(process.pid)}-${randomUUID().slice(0, 8)}`;
  const giveUp = Date.now() + patience;
  let told = false;
  while (!acquire(lock, own)) {
    const holder = holderOf(lock);
    if (Date.now() > giveUp) {
      const who = `process ${holder ?? "unknown"}`;
      const cause = new Error(`${who} has been working on ${folder} for too long`);
      throw new PressError(folder, cause, "end that process, and try again");
    }
    if (holder === undefined) continue;
    if (!told) onWait?.(holder);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
  try {
    return await task();
  } finally {
    rmSync(join(lock, own), { force: true });
    removeIfEmpty(lock);
  }
}

function acquire(lock: string, own: string): boolean {
  const aside = `${lock}-${own}`;
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, own), "");
  removeIfEmpty(lock);
  try {
    renameSync(aside, lock);
    return true;
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true });
    // EPERM is how Windows says that there is a folder; if it is none, the next look fails.
    if (/^(ENOTEMPTY|EEXIST|EPERM)$/.test(codeOf(cause))) return false;
    throw cause;
  }
}

/** The process that holds a lock; undefined where none does, or none that still runs. */
function holderOf(lock: string): string | undefined {
  let names: string[];
  try {
    names = readdirSync(lock);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    throw cause;
  }
  for (const name of names) {
    const [pid = "", start = ""] = name.split("-");
    if (startOf(Number(pid)) === start) return pid;
    rmSync(join(lock, name), { recursive: true, force: true });
  }
  return undefined;
}

/**
 * When a process started, in a form of the operating system without hyphens: another process that has
 * its number later has started later. Empty where there is no such process.
 */
function startOf(pid: number): string {
  if (!Number.isSafeInteger(pid) || pid <= 0) return "";
  if (process.platform === "linux") {
    try {
      // proc_pid_stat(5): field 22. The name in field 2 may hold anything.
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
