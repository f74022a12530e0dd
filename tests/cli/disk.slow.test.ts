import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished } from "vitest";
import { environment, projectCopy } from "../support/project-copy.ts";
import { withTool } from "../support/with-tool.ts";

/*
 * The commands on real disks that are full or cannot be written. Root may write wherever permissions
 * forbid it, but not on a disk that is mounted read-only.
 */

const it = withTool("mounts");
const readOnly = (folder: string) =>
  `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`;
const full = (folder: string) =>
  `mount -t tmpfs -o size=64k tmpfs ${folder} && dd if=/dev/zero of=${folder}/fill bs=1k 2>/dev/null || true`;

async function project(): Promise<string> {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  const channel = join(folder, "content/channel.yaml");
  const source = await readFile(channel, "utf8");
  const owned = source
    .replace(/^url: \S+/m, "url: https://news.ustb.edu.cn")
    .replace(/^authority: \S+/m, 'authority: "ustb.edu.cn,2026"');
  await writeFile(channel, owned);
  return folder;
}

/** Afterwards it shows what there is of an article of that name: nobody else sees those mounts. */
const script = `"$0" "$@"; code=$?; find content -name left-behind; exit $code`;

/** Runs a command among mounts that only it and what it starts can see. */
function run(folder: string, mounts: string, command: string, ...args: readonly string[]) {
  const program = ["--import", "tsx", `src/cli/${command}.ts`, ...args];
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    ["-rm", "sh", "-c", `${mounts} && ${script}`, process.execPath, ...program],
    { cwd: folder, encoding: "utf8", env: environment() },
  );
  return { status, output: stdout + stderr };
}

describe("a disk that does not take what is written is called what it is:", () => {
  it("a project that can be read only, by build", async () => {
    const folder = await project();
    const { status, output } = run(folder, `${readOnly(folder)} && cd ${folder}`, "build");
    expect(output).toMatch(
      /^content:1:1: error: this cannot be pressed: a folder cannot be made \(ENOENT, \.dist.*\n help: make the folder writable/,
    );
    expect(output).not.toMatch(/defect|at .*\.ts:\d/);
    expect(status).toBe(1);
  });

  it("a full disk under .cache, by build: once, and what was there stays", async () => {
    const folder = await project();
    await rm(join(folder, ".cache"));
    await mkdir(join(folder, ".cache"));
    const { status, output } = run(folder, full(".cache"), "build");
    expect(output).toMatch(/^content:1:1: error: .* the disk is full \(ENOSPC.*\n help: make room/);
    expect(output.match(/ENOSPC/g)).toHaveLength(1);
    expect(output).not.toContain("defect");
    expect(status).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith(".dist"))).toEqual([]);
  });

  it("a full disk or one that can be read only, by new, which leaves nothing behind", async () => {
    const folder = await project();
    for (const [mounts, message] of [
      [full("content/articles"), "error: the disk is full (ENOSPC"],
      [readOnly("content/articles"), "error: this disk can be read only (EROFS"],
    ] as const) {
      const { status, output } = run(folder, mounts, "new", "Left Behind");
      expect(output).toContain(message);
      expect(output).not.toMatch(/defect|articles\/\d+\/left-behind$/m);
      expect(status).toBe(1);
    }
  }, 180_000);

  it("content/ that can be read only, by check --write", async () => {
    const folder = await project();
    const { status, output } = run(folder, readOnly("content"), "check", "--write");
    expect(output).toMatch(/error: this disk can be read only \(EROFS, content\/\.published/);
    expect(output).not.toContain("defect");
    expect(status).toBe(1);
  });
});
