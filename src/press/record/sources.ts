import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Channel } from "../../article/channel.ts";
import type { Preview } from "../../catalogue/index-file.ts";
import { hashOf } from "../entries/pressed.ts";

/**
 * Names what an article is pressed from: its text, and the size and date of every file beside it.
 * Undefined where something cannot be read, which the reader of the article then says.
 */
export function sourcesOf(folder: string, file: string): string | undefined {
  const articleFolder = dirname(join(folder, file));
  try {
    const hash = createHash("sha256").update(readFileSync(join(folder, file)));
    for (const name of readdirSync(articleFolder, { recursive: true }).map(String).sort()) {
      if (name === "index.md") continue;
      const { size, mtimeMs } = statSync(join(articleFolder, name));
      hash.update(`\0${name}\0${size}\0${mtimeMs}`);
    }
    return hash.digest("base64url").slice(0, 16);
  } catch {
    return undefined;
  }
}

/** Names the press and what it applies to every article: its own code, its libraries, the channel. */
export function pressVersion(channel: Channel, preview: Preview): string {
  // src/ in the repository, lib/ in the package: package.json lies beside both.
  const source = join(import.meta.dirname, "../..");
  const hash = createHash("sha256").update(JSON.stringify({ channel, preview }));
  for (const name of readdirSync(source, { recursive: true }).map(String).sort()) {
    if (/\.[jt]sx?$/.test(name)) hash.update(readFileSync(join(source, name)));
  }
  hash.update(readFileSync(join(source, "..", "package.json")));
  return hashOf(hash.digest());
}
