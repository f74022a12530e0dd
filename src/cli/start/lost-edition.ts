import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ownProgram } from "../../content/files/own-program.ts";
import { developmentFolder } from "../build/edition-folders.ts";

/** Milliseconds between two looks at the edition. */
const interval = 500;

/**
 * Presses the edition that `npm start` shows again, whenever somebody has deleted it. wrangler itself
 * presses only when a file in `content/` changes, and until then every page would be an error.
 *
 * @param env the environment of wrangler
 */
export async function replaceLostEdition(env: NodeJS.ProcessEnv): Promise<never> {
  const { url, execArgv } = ownProgram(new URL("../build.ts", import.meta.url));
  for (let looks = 0; ; ) {
    await wait(interval);
    looks = existsSync(join(developmentFolder, "edition.bin")) ? 0 : looks + 1;
    // For a moment, a build has moved the old edition away and not yet put the new one in its place.
    if (looks < 2) continue;
    looks = 0;
    console.log(`Somebody has deleted ${developmentFolder}/. Pressing it again.`);
    const build = spawn(process.execPath, [...execArgv, fileURLToPath(url)], {
      stdio: "inherit",
      env: { ...env, WRANGLER_COMMAND: "dev" },
    });
    await once(build, "exit");
  }
}
