import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { commandFile } from "./compiled-engine.ts";
import { pictureCache } from "./fixtures.ts";

/**
 * Copies the project to a temporary folder, so that a test can run its commands. The caller removes it.
 *
 * @param content folder whose copy is the project's `content/`
 */
export async function projectCopy(content = "tests/fixtures/lakeside"): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), "broadsheet-project-"));
  for (const name of [
    ".npmrc",
    "package-lock.json",
    "package.json",
    "src",
    "tsconfig.json",
    "worker-configuration.d.ts",
    "wrangler.toml",
  ]) {
    await cp(name, join(project, name), { recursive: true });
  }
  await cp(content, join(project, "content"), { recursive: true });
  await symlink(resolve("node_modules"), join(project, "node_modules"));
  // All tests share processed pictures.
  await mkdir(pictureCache, { recursive: true });
  await symlink(resolve(pictureCache), join(project, ".cache"));
  return project;
}

/**
 * Runs a command in a project like its npm script, but compiled and without npm: to start npm and to read
 * TypeScript takes longer than most commands.
 *
 * @param killAfter milliseconds after which the command is killed
 */
export function runCommand(
  project: string,
  command: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
  killAfter?: number,
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandFile(command), ...args], {
    cwd: project,
    encoding: "utf8",
    env: { ...environment(), ...env },
    killSignal: "SIGKILL",
    ...(killAfter !== undefined && { timeout: killAfter }),
  });
  return { status, stdout, stderr };
}

/** The environment without the BASE_URL that vitest sets for its own purposes. */
export function environment(): NodeJS.ProcessEnv {
  const { BASE_URL: _, ...rest } = process.env;
  return rest;
}
