import { resolve } from "node:path";
import type { Channel } from "../../article/channel.ts";
import { callbackPath, signInPath } from "../../article/editor-host.ts";
import { asWarning, type ContentError, fileError } from "../../content/content-error.ts";
import { isListOfTables, isTable, readSettings, type Settings, tomlText } from "./wrangler-toml.ts";

/**
 * Warns if the `wrangler.toml` of a site lacks something that this version of the engine needs. An upgrade
 * does not touch that file, because it is the site's own.
 *
 * @param site folder of the site
 * @param engine folder of the engine, whose own `wrangler.toml` says what it needs
 * @param channel of the site: without an editor, it needs no routes for signing in
 */
export async function outdatedSettings(
  site: string,
  engine: string,
  { editor }: Pick<Channel, "editor">,
): Promise<ContentError[]> {
  if (resolve(site) === resolve(engine)) return [];
  const present = await readSettings(site);
  if (!present.ok) return [...present.errors];
  const needed = await readSettings(engine);
  if (!needed.ok) return [...needed.errors];
  const spare = editor === undefined ? [signInPath, callbackPath] : [];
  const missing = missingSettings(needed.value, present.value, spare);
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

/**
 * What each site chooses for itself, by the path of its key. `init` writes the first three, and the others
 * work with any value.
 */
const ownChoice = new Set([
  "name",
  "main",
  "ratelimits.namespace_id",
  "ratelimits.simple",
  "observability",
  "send_metrics",
]);

/**
 * Finds what a site's settings lack of those that the engine needs. A site may have more: more keys, more
 * entries in a list, a later compatibility date.
 *
 * @param engine the settings of the engine's own `wrangler.toml`
 * @param spare entries of lists that this site does not need
 * @returns the settings to write. A list of words comes complete, with the site's own; from a list of
 *   tables come only the tables that are missing or differ. Empty if nothing is missing
 */
export function missingSettings(
  engine: Settings,
  site: Settings,
  spare: readonly string[] = [],
): Settings {
  return missingIn(engine, site, spare, "");
}

function missingIn(
  engine: Settings,
  site: Settings,
  spare: readonly string[],
  path: string,
): Settings {
  const missing = Object.entries(engine).flatMap(([key, needed]) => {
    const at = `${path}${key}`;
    if (ownChoice.has(at)) return [];
    const value = missingOf(needed, site[key], spare, at);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(missing);
}

/** What a value lacks of the needed one; undefined if it lacks nothing. */
function missingOf(
  needed: unknown,
  value: unknown,
  spare: readonly string[],
  path: string,
): unknown {
  if (isTable(needed)) {
    const missing = missingIn(needed, isTable(value) ? value : {}, spare, `${path}.`);
    return Object.keys(missing).length === 0 ? undefined : missing;
  }
  if (isListOfTables(needed)) return missingTables(needed, value, path);
  if (Array.isArray(needed)) {
    const present: unknown[] = Array.isArray(value) ? value : [];
    const missing = needed.filter((entry) => ![...present, ...spare].includes(entry));
    return missing.length === 0 ? undefined : [...present, ...missing];
  }
  if (path === "compatibility_date") {
    return typeof value === "string" && value >= String(needed) ? undefined : needed;
  }
  return value === needed ? undefined : needed;
}

/** The tables of a list that another list lacks. Tables of the same `name` are the same. */
function missingTables(
  needed: readonly Settings[],
  value: unknown,
  path: string,
): readonly Settings[] | undefined {
  const present = isListOfTables(value) ? value : [];
  const missing = needed.filter((table) => {
    const same = present.find(({ name }) => name === table["name"]);
    return same === undefined || missingOf(table, same, [], path) !== undefined;
  });
  return missing.length === 0 ? undefined : missing;
}
