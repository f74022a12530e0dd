import { resolve } from "node:path";
import { asWarning, type ContentError, fileError } from "../../content/content-error.ts";
import { missingSettings } from "../settings/missing-settings.ts";
import { readSettings } from "../settings/read-settings.ts";
import { tomlText } from "../settings/toml.ts";

/**
 * Warns if the `wrangler.toml` of a site lacks something that this version of the engine needs. An upgrade
 * does not touch that file, because it is the site's own.
 *
 * @param site folder of the site
 * @param engine folder of the engine, whose own `wrangler.toml` says what it needs
 */
export async function outdatedSettings(site: string, engine: string): Promise<ContentError[]> {
  if (resolve(site) === resolve(engine)) return [];
  const present = await readSettings(site);
  if (!present.ok) return [...present.errors];
  const needed = await readSettings(engine);
  if (!needed.ok) return [...needed.errors];
  const missing = missingSettings(needed.value, present.value);
  const keys = Object.keys(missing);
  if (keys.length === 0) return [];
  return [
    asWarning(
      fileError(
        "wrangler.toml",
        `this version of Broadsheet needs settings that are missing here or differ: ${keys.join(", ")}`,
        `write these lines, in place of any lines with the same keys:\n\n${indented(tomlText(missing))}\n`,
      ),
    ),
  ];
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}
