import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Channel } from "../article/channel.ts";
import type { Preview } from "../catalogue/index-file.ts";
import { hashOf } from "./entries/pressed.ts";

/** Names the press and what it applies to every article: its own code, its libraries, the channel. */
export function pressVersion(channel: Channel, preview: Preview): string {
  // src/ in the repository, lib/ in the package: package.json lies beside both.
  const source = join(import.meta.dirname, "..");
  const hash = createHash("sha256").update(JSON.stringify({ channel, preview }));
  for (const name of readdirSync(source, { recursive: true }).map(String).sort()) {
    if (/\.[jt]sx?$/.test(name)) hash.update(readFileSync(join(source, name)));
  }
  hash.update(readFileSync(join(source, "..", "package.json")));
  return hashOf(hash.digest());
}
