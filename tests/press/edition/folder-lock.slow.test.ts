import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { withLock } from "../../../src/press/edition/folder-lock.ts";
import { contentFolder } from "../../support/content-folder.ts";

const module = resolve("src/press/edition/folder-lock.ts");

/** Starts another process with a script that uses `withLock` and `folder`. */
function process_(folder: string, script: string): ChildProcess {
  const source = `import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { withLock } from ${JSON.stringify(module)};
const folder = ${JSON.stringify(folder)};
${script}`;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", source],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function said(child: ChildProcess, word: string): Promise<void> {
  for await (const chunk of child.stdout ?? []) if (String(chunk).includes(word)) return;
  throw new Error(`never said ${word}`);
}

it("lets only one process at a time work on a folder", async () => {
  const folder = join(await contentFolder({}), "dist");
  await writeFile(`${folder}-counter`, "0");
  const children = Array.from({ length: 4 }, () =>
    process_(
      folder,
      `for (let turn = 0; turn < 5; turn++) await withLock(folder, async () => {
        const before = Number(readFileSync(folder + "-counter", "utf8"));
        await new Promise((wait) => setTimeout(wait, 5));
        writeFileSync(folder + "-counter", String(before + 1));
      });`,
    ),
  );
  const ends = await Promise.all(children.map((child) => once(child, "exit")));
  expect(ends.map(([status]) => status)).toEqual([0, 0, 0, 0]);
  expect(await readFile(`${folder}-counter`, "utf8")).toBe("20");
  expect((await readdir(join(folder, ".."))).filter((name) => name.includes("lock"))).toEqual([]);
});

it("reports once which process it waits for, and goes on when that process is killed", async () => {
  const folder = join(await contentFolder({}), "dist");
  const holder = process_(
    folder,
    `await withLock(folder, async () => { console.log("held"); await new Promise((wait) => setTimeout(wait, 1e6)); });`,
  );
  await said(holder, "held");
  const waits: string[] = [];
  const done = withLock(folder, async () => "done", {
    onWait: (pid) => {
      waits.push(pid);
      setTimeout(() => holder.kill("SIGKILL"), 300);
    },
  });
  expect(await done).toBe("done");
  expect(waits).toEqual([String(holder.pid)]);
});

it("tells others what the process that holds the lock has noted", async () => {
  const folder = join(await contentFolder({}), "dist");
  const notes: string[] = [];
  await withLock(
    folder,
    async () => {
      const onWait = (_: string, note: string) => notes.push(note);
      const other = withLock(folder, async () => "twice", { onWait, patience: 300 });
      await expect(other).rejects.toThrow();
    },
    { note: "http://localhost:1" },
  );
  expect(notes).toEqual(["http://localhost:1"]);
});

it("tells a running process from a killed one with the same number", async () => {
  const folder = join(await contentFolder({}), "dist");
  const stale = join(folder, "..", ".dist-lock");
  await mkdir(stale);
  await writeFile(join(stale, `${process.pid}-1-abcdefgh`), "");
  const waits: string[] = [];
  const onWait = (pid: string) => waits.push(pid);
  expect(await withLock(folder, async () => "done", { onWait })).toBe("done");
  expect(waits).toEqual([]);
});

it("gives up after too long, and leaves the lock to the process that holds it", async () => {
  const folder = join(await contentFolder({}), "dist");
  await withLock(folder, async () => {
    await expect(withLock(folder, async () => "twice", { patience: 0 })).rejects.toThrow(
      /^process \d+ has been working on .*dist for too long/,
    );
    expect(await readdir(join(folder, "..", ".dist-lock"))).toHaveLength(1);
  });
});

it("releases the lock after a task that failed", async () => {
  const folder = join(await contentFolder({}), "dist");
  const failing = withLock(folder, async () => {
    throw new Error("failed");
  });
  await expect(failing).rejects.toThrow("failed");
  expect(await withLock(folder, async () => "done")).toBe("done");
});
