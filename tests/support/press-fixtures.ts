import { writeFile } from "node:fs/promises";
import { writeEdition } from "../../src/press/edition/write-edition.ts";
import { pressFixture } from "./fixtures.ts";
import { recording, recordingPath } from "./recording.ts";

/** The vitest plugin does not run wrangler's build command, so this presses the fixtures for the Worker's tests. */
export default async function setup(): Promise<void> {
  await writeEdition((await pressFixture("demanding")).edition, ".vitest/demanding");
  await writeFile(`.vitest/demanding/assets${recordingPath}`, recording());
}
