import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** The engine as the package has it, compiled to JavaScript. Its commands start in half the time. */
const engine = resolve(".vitest/engine");

/** The compiled file of a command. */
export function commandFile(command: string): string {
  return join(engine, "lib/cli", `${command}.js`);
}

/** Compiles the engine, once for all tests. */
export default function setup(): void {
  rmSync(engine, { recursive: true, force: true });
  const args = ["-p", "packaging/tsconfig.json", "--noCheck", "--outDir", join(engine, "lib")];
  const { status, stdout, stderr } = spawnSync(resolve("node_modules/.bin/tsc"), args, {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the engine cannot be compiled:\n${stdout}${stderr}`);
  cpSync("src", join(engine, "lib"), {
    recursive: true,
    filter: (path) => !/\.m?tsx?$/.test(path),
  });
  // The commands read these of the engine that they belong to.
  for (const name of ["package.json", "wrangler.toml", "packaging/site"]) {
    cpSync(name, join(engine, name), { recursive: true });
  }
}
