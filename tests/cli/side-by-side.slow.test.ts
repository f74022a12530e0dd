import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { developmentMark } from "../../src/cli/build/edition-folders.ts";
import { bytesIn } from "../support/bytes-in.ts";
import { commandFile } from "../support/compiled-engine.ts";
import { articleSource } from "../support/content-folder.ts";
import { environment, projectCopy, runCommand } from "../support/project-copy.ts";

/*
 * Builds that overlap: the test suspends one build while another runs.
 */

const secret = "SECRETDRAFT";
const development = {
  WRANGLER_COMMAND: "dev",
  BASE_URL: "http://localhost:8787",
  ...developmentMark,
};

/** A copy of the project with a draft. */
async function projectWithDraft(): Promise<string> {
  const project = await projectCopy();
  onTestFinished(() => rm(project, { recursive: true, force: true, maxRetries: 10 }));
  const draft = join(project, "content/articles/2026/a-draft");
  await mkdir(draft);
  const front = `title: ${secret}\npublished: 2026-01-01\nstatus: draft`;
  await writeFile(join(draft, "index.md"), articleSource(front, secret));
  return project;
}

/** Starts a build, and suspends it as soon as it has the lock of its folder. */
async function suspendedBuild(project: string): Promise<ChildProcess> {
  const build = startBuild(project);
  for (let tries = 0; !existsSync(join(project, ".dist-lock")); tries++) {
    if (tries > 3000) throw new Error("the build never took the lock");
    await new Promise((wait) => setTimeout(wait, 10));
  }
  build.kill("SIGSTOP");
  return build;
}

function startBuild(project: string): ChildProcess {
  const build = spawn(process.execPath, [commandFile("build")], {
    cwd: project,
    env: environment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => {
    build.kill("SIGKILL");
  });
  return build;
}

it("a build for development during one for production leaves no draft in the edition for production", async () => {
  const project = await projectWithDraft();
  const build = await suspendedBuild(project);
  const shown = runCommand(project, "build", [], development);
  expect(shown.status, shown.stderr).toBe(0);
  build.kill("SIGCONT");
  expect(await once(build, "exit")).toEqual([0, null]);
  const production = await bytesIn(join(project, "dist"));
  expect(production).toContain('"preview":"none"');
  expect(production).not.toContain(secret);
  expect(production).not.toContain("localhost:8787");
  expect(await bytesIn(join(project, ".broadsheet/dev"))).toContain(secret);
});

it("a second build of a folder prints that it waits, and both succeed", async () => {
  const project = await projectWithDraft();
  const first = await suspendedBuild(project);
  const second = startBuild(project);
  let output = "";
  for await (const chunk of second.stderr ?? []) {
    output += chunk;
    if (output.includes("\n")) break;
  }
  expect(output).toContain(`Waiting for process ${first.pid}, which is building dist/.\n`);
  expect(existsSync(join(project, "dist"))).toBe(false);
  first.kill("SIGCONT");
  const ends = await Promise.all([once(first, "exit"), once(second, "exit")]);
  expect(ends.map(([status]) => status)).toEqual([0, 0]);
});

it("a killed build does not keep the next one waiting, which removes what it left behind", async () => {
  const project = await projectWithDraft();
  const killed = await suspendedBuild(project);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  const next = runCommand(project, "build");
  expect(next).toMatchObject({ status: 0, stderr: "" });
  expect((await readdir(project)).filter((name) => name.startsWith(".dist"))).toEqual([]);
});
