import { join } from "node:path";
import { z } from "zod";
import { fail, fileError, messageOf, type Result, succeed } from "../../content/content-error.ts";

/** A table of `wrangler.toml`: its keys, with values as JSON has them. */
export type Settings = Readonly<Record<string, unknown>>;

const readSchema = z.object({ rawConfig: z.record(z.string(), z.unknown()) });

/**
 * Reads the `wrangler.toml` of a folder as wrangler does, without filling in defaults.
 *
 * Loading wrangler takes most of a second, so call this only where you need it.
 */
export async function readSettings(folder: string): Promise<Result<Settings>> {
  const { experimental_readRawConfig: read } = await import("wrangler");
  try {
    return succeed(readSchema.parse(read({ config: join(folder, "wrangler.toml") })).rawConfig);
  } catch (cause) {
    return fail(
      fileError(
        "wrangler.toml",
        `this file cannot be read: ${messageOf(cause).split("\n", 1)[0]}`,
        "mend it, or compare it with node_modules/broadsheet/wrangler.toml",
      ),
    );
  }
}

/**
 * Writes settings as TOML 1.0: at first the plain keys, then a table for each key that has a table, and
 * `[[key]]` for each table in a list.
 *
 * @param path the keys that lead to the settings
 */
export function tomlText(settings: Settings, path: readonly string[] = []): string {
  const plain: string[] = [];
  const tables: string[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const at = [...path, keyText(name)];
    if (isTable(value)) tables.push(tomlText(value, at));
    else if (isListOfTables(value)) tables.push(...value.map((table) => listed(table, at)));
    else plain.push(`${keyText(name)} = ${valueText(value)}`);
  }
  const head = path.length > 0 && plain.length > 0 ? [`[${path.join(".")}]`] : [];
  return [[...head, ...plain].join("\n"), ...tables].filter((part) => part !== "").join("\n\n");
}

function listed(table: Settings, path: readonly string[]): string {
  const lines = Object.entries(table).map(
    ([name, value]) => `${keyText(name)} = ${valueText(value)}`,
  );
  return [`[[${path.join(".")}]]`, ...lines].join("\n");
}

/** A value in one line. Strings in JSON are strings in TOML. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  if (!isTable(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, field]) => `${keyText(name)} = ${valueText(field)}`,
  );
  return `{ ${fields.join(", ")} }`;
}

function keyText(name: string): string {
  return /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
}

/** Whether a setting is a table. */
export function isTable(value: unknown): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a setting is a list of tables, with at least one in it. */
export function isListOfTables(value: unknown): value is readonly Settings[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTable);
}
