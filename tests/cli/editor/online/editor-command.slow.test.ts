import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { projectCopy, runCommand } from "../../../support/project-copy.ts";

async function project() {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  return {
    run: (...args: string[]) => runCommand(folder, "editor", args),
    channel: () => readFile(join(folder, "content/channel.yaml"), "utf8"),
  };
}

it("editor --github names the repository and says what is left to do", async () => {
  const { run, channel } = await project();
  const { status, stdout, stderr } = run("--github", "harbour/news", "--without-review");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(await channel()).toMatch(/\neditor:\n {2}github: harbour\/news\n {2}review: false\n$/);
  expect(stdout).toContain("content/channel.yaml names harbour/news");
  expect(stdout).toContain(".github/workflows/check.yml is new.");
  expect(run("--github", "harbour/news").stdout).toContain("check.yml checks every pull request");
  expect(await channel()).not.toContain("review");
});

it.each([
  [[], 2, "error: no repository is named\n help: write one, as in --github owner/repository\n"],
  [
    ["--github", "a/b", "--gitlab", "a/b"],
    2,
    "error: --github and --gitlab exclude each other\n help: write one, as in --github owner/repository\n",
  ],
  [["--gitlab", "a/b"], 2, "https://gitlab.com/-/user_settings/applications"],
  [["--gitea", "a/b", "--host", "https://codeberg.org"], 2, "Redirect URI  https://"],
  [["--github", "a"], 1, "this is not a repository"],
])("editor %j exits with %i and changes nothing", async (args, expected, message) => {
  const { run, channel } = await project();
  const before = await channel();
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: expected, stdout: "" });
  expect(stderr).toContain(message);
  expect(await channel()).toBe(before);
});
