import { writeFile } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { writeEdition } from "../../src/press/edition/write-edition.ts";
import { pressFixture } from "./fixtures.ts";
import { playGitHub } from "./play-github.ts";
import { recording, recordingPath } from "./recording.ts";

/**
 * Presses the fixtures for the Worker's tests, because the vitest plugin does not run wrangler's build command,
 * and starts the server that plays GitHub for them.
 */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  await writeEdition((await pressFixture("demanding")).edition, ".vitest/demanding");
  await writeFile(`.vitest/demanding/assets${recordingPath}`, recording());
  const github = await playGitHub();
  provide("github", github.origin);
  return github.close;
}
