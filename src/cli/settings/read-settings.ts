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
