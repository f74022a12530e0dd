import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A name for the code in some folders. It changes whenever a source file there is edited, added,
 * removed or renamed, so that results of other code are not reused.
 *
 * @param folders their absolute paths; folders below them count too
 */
export function codeVersion(...folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
      if (!/\.m?[jt]sx?$/.test(name)) continue;
      const source = readFileSync(join(folder, name));
      hash.update(`${name}\0${source.length}\0`).update(source);
    }
  }
  return hash.digest("base64url").slice(0, 16);
}
