import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Channel } from "../article/channel.ts";
import type { Preview } from "../catalogue/edition-file.ts";
import { codeVersion } from "../content/files/keep-file.ts";
import { hashOf } from "./entries/pressed.ts";

/** A name for what every article is pressed with: the code of Broadsheet, its libraries, the channel. */
export function pressVersion(channel: Channel, preview: Preview): string {
  // src/ in the repository, lib/ in the package: package.json lies beside both.
  const root = join(import.meta.dirname, "..");
  const libraries = readFileSync(join(root, "..", "package.json"), "utf8");
  return hashOf(JSON.stringify([channel, preview, codeVersion(root), libraries]));
}
