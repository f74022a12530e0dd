import { writeFile } from "node:fs/promises";
import { writeEdition } from "../../src/press/edition/write-edition.ts";
import { pressFixture } from "./fixtures.ts";
import { recording, recordingPath } from "./recording.ts";

/** The vitest plugin does not run wrangler's build command: press what the Worker's tests are served. */
export default async function setup(): Promise<void> {
  await writeEdition((await pressFixture("demanding")).edition, ".vitest/demanding");
  await writeFile(`.vitest/demanding/assets${recordingPath}`, recording());
}
