import { spawnSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { environment, projectCopy, runCommand } from "../support/project-copy.ts";

/** A copy of the project with an address and an authority that somebody could own. */
async function project(): Promise<string> {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  await edit(join(folder, "content/channel.yaml"), (source) =>
    source
      .replace(/^url: .*$/m, "url: https://news.ustb.edu.cn")
      .replace(/^authority: .*$/m, 'authority: "ustb.edu.cn,2021"'),
  );
  return folder;
}

async function edit(file: string, change: (source: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, "utf8")));
}

/** Runs a command as its npm script does, without npm, which would take most of the time. */
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

it("check ends with 0 where there are but warnings, and with 1 where there are errors", async () => {
  const folder = await project();
  await writeFile(join(folder, "content/articles/2026/how-to-subscribe/unused.png"), "");
  const warned = run(folder, "check", ["--format", "json"]);
  expect(warned.status).toBe(0);
  expect(JSON.parse(warned.stdout)).toMatchObject([
    { severity: "warning", file: "content/articles/2026/how-to-subscribe/unused.png" },
  ]);
  await edit(join(folder, article), (source) => `${source}\n[Nothing](/nothing/)\n`);
  const failed = run(folder, "check", [], { GITHUB_ACTIONS: "true" });
  expect(failed.status).toBe(1);
  expect(failed.stdout).toMatch(
    /^::error file=content\/articles\/2026\/how-to-subscribe\/index\.md,line=54,col=11,title=/,
  );
  expect(failed.stdout).toMatch(/\n1 error, 1 warning\n$/);
  const wrong = run(folder, "check", ["--fomrat", "json"]);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain("--fomrat");
  expect(wrong.stdout).toBe("");
});

it("new makes an article that check and build take, through npm as an editor runs it", async () => {
  const folder = await project();
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
  const again = npm("A Reading Room: Opened", "--topic", "reserch");
  expect(again.status).toBe(1);
  expect(again.stderr).toMatch(/^error: there is no topic reserch\n help: write --topic research-/);
});
