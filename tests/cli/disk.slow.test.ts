import { spawnSync } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { commandFile } from "../support/compiled-engine.ts";
import { deployableProject } from "../support/deployable-project.ts";
import { environment } from "../support/project-copy.ts";
import { withTool } from "../support/with-tool.ts";

/*
 * The commands on real disks that are full or read-only. They use mounts, because permissions do not stop
 * root from writing.
 */

const it = withTool("mounts");
const readOnly = (folder: string) =>
  `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`;
const full = (folder: string) =>
  `mount -t tmpfs -o size=64k tmpfs ${folder} && dd if=/dev/zero of=${folder}/fill bs=1k 2>/dev/null || true`;

/** Runs a command, then lists any folder of the new article. Only this shell can see into the mounts. */
const script = `"$0" "$@"; code=$?; find content -name left-behind; exit $code`;

/** Runs a command with mounts that no other process can see. */
function run(folder: string, mounts: string, command: string, ...args: readonly string[]) {
  const program = [commandFile(command), ...args];
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    ["-rm", "sh", "-c", `${mounts} && ${script}`, process.execPath, ...program],
    { cwd: folder, encoding: "utf8", env: environment() },
  );
  return { status, output: stdout + stderr };
}

describe("the error names the disk's fault", () => {
  it("when build cannot write to the project", async () => {
    const { folder } = await deployableProject();
    const { status, output } = run(folder, `${readOnly(folder)} && cd ${folder}`, "build");
    expect(output).toMatch(
      /^content:1:1: error: this cannot be pressed: a folder cannot be created \(ENOENT, \.dist.*\n help: give yourself permission to write/,
    );
    expect(output).not.toMatch(/defect|at .*\.[jt]s:\d/);
    expect(status).toBe(1);
  });

  it("once, when build finds .cache on a full disk, and leaves nothing half made", async () => {
    const { folder } = await deployableProject();
    await rm(join(folder, ".cache"));
    await mkdir(join(folder, ".cache"));
    const { status, output } = run(folder, full(".cache"), "build");
    expect(output).toMatch(
      /^content:1:1: error: .* the disk is full \(ENOSPC.*\n help: free some space/,
    );
    expect(output.match(/ENOSPC/g)).toHaveLength(1);
    expect(output).not.toContain("defect");
    expect(status).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith(".dist"))).toEqual([]);
  });

  it("when new cannot write, and new leaves nothing behind", async () => {
    const { folder } = await deployableProject();
    for (const [mounts, message] of [
      [full("content/articles"), "error: the disk is full (ENOSPC"],
      [readOnly("content/articles"), "error: this disk is read-only (EROFS"],
    ] as const) {
      const { status, output } = run(folder, mounts, "new", "Left Behind");
      expect(output).toContain(message);
      expect(output).not.toMatch(/defect|articles\/\d+\/left-behind$/m);
      expect(status).toBe(1);
    }
  }, 180_000);

  it("when check --write cannot write to content/", async () => {
    const { folder } = await deployableProject();
    const { status, output } = run(folder, readOnly("content"), "check", "--write");
    expect(output).toMatch(/error: this disk is read-only \(EROFS, content\/\.published/);
    expect(output).not.toContain("defect");
    expect(status).toBe(1);
  });
});
