import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ServedFile } from "../../content/channel/channel-images.ts";
import { typeface } from "../../pages/style/typeface.ts";

/** The files of the typeface, with the paths under which the style sheet names them. */
export function typefaceFiles(): ServedFile[] {
  return Object.entries(typeface).map(([name, { path }]) => ({
    path,
    bytes: new Uint8Array(
      readFileSync(fileURLToPath(new URL(`./newsreader-${name}.woff2`, import.meta.url).href)),
    ),
  }));
}
