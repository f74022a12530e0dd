import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startLock } from "../../src/cli/start/start-lock.ts";
import { withLock } from "../../src/press/edition/folder-lock.ts";
import { deployableProject } from "../support/deployable-project.ts";
import { environment, runCommand } from "../support/project-copy.ts";

/** Runs a command without the variables that change how check prints its report. */
function run(
  folder: string,
  command: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  return runCommand(folder, command, args, {
    GITHUB_ACTIONS: undefined,
    FORCE_COLOR: undefined,
    ...env,
  });
}

const article = "content/articles/2026/how-to-subscribe/index.md";

it("check exits with 0 for warnings, 1 for errors and 2 for a wrong option", async () => {
  const { folder, at, edit } = await deployableProject();
  await writeFile(at("content/articles/2026/how-to-subscribe/unused.png"), "");
  const warned = run(folder, "check", ["--format", "json"]);
  expect(warned.status).toBe(0);
  expect(JSON.parse(warned.stdout)).toMatchObject([
    { severity: "warning", file: "content/articles/2026/how-to-subscribe/unused.png" },
  ]);
  await edit(article, (source) => `${source}\n[Nothing](/nothing/)\n`);
  const failed = run(folder, "check", [], { GITHUB_ACTIONS: "true" });
  expect(failed.status).toBe(1);
  expect(failed.stdout).toMatch(
    /^::error file=content\/articles\/2026\/how-to-subscribe\/index\.md,line=46,col=11,title=/,
  );
  expect(failed.stdout).toMatch(/\n1 error, 1 warning\n$/);
  const wrong = run(folder, "check", ["--fomrat", "json"]);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain("--fomrat");
  expect(wrong.stdout).toBe("");
});

it("npm run new makes an article in which check finds no fault", async () => {
  const { folder } = await deployableProject();
  const npm = (...args: string[]) =>
    spawnSync("npm", ["run", "--silent", "new", "--", ...args], {
      cwd: folder,
      encoding: "utf8",
      env: environment(),
    });
  const made = npm("A Reading Room: Opened", "--topic", "research-news", "--topic", "cooperation");
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
  expect(made.stdout.split("\n")[0]).toBe(
    `content/articles/${year}/a-reading-room-opened/index.md`,
  );
  expect(made.stdout).toContain("http://localhost:8787/articles/a-reading-room-opened/");
  expect(run(folder, "check").stdout).toBe("0 errors, 0 warnings\n");
  const elsewhere = await withLock(
    join(folder, startLock),
    async () => npm("Elsewhere", "--topic", "cooperation"),
    { note: "http://localhost:9000/" },
  );
  expect(elsewhere.stdout).toContain("http://localhost:9000/articles/elsewhere/");
  const again = npm("A Reading Room: Opened", "--topic", "reserch");
  expect(again.status).toBe(1);
  expect(again.stderr).toMatch(/^error: there is no topic reserch\n help: write --topic research-/);
});
