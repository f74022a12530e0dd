import { build } from "esbuild";
import { unstable_readConfig } from "wrangler";

/** The project's own configuration: what is measured runs under what is deployed. */
export const { compatibility_date, compatibility_flags, minify, keep_names } = unstable_readConfig({
  config: "wrangler.toml",
});

/**
 * A Worker's code as wrangler would bundle it, in one ES module. Modules of data stay outside: the same
 * code runs with any edition.
 *
 * @param entry path from the project's folder
 * @param keepNames whether functions get their names at run time, as wrangler has it by default
 */
export async function bundle(entry: string, keepNames = keep_names ?? true): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["*.bin", "node:*", "cloudflare:*"],
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    keepNames,
    minify: minify ?? false,
  });
  return outputFiles[0]?.text ?? "";
}
