import { build } from "esbuild";
import { unstable_readConfig } from "wrangler";
import { type Edit, withEdits } from "./edits.ts";

/** The project's own configuration, so that the benchmarks measure what is deployed. */
export const {
  compatibility_date,
  compatibility_flags,
  minify,
  keep_names = true,
} = unstable_readConfig({
  config: "wrangler.toml",
});

/** How a bundle differs from the one that is deployed. */
export interface BundleOptions {
  readonly keepNames?: boolean;
  readonly edits?: readonly Edit[];
}

/**
 * Bundles a Worker into one ES module, as wrangler does. Data modules stay outside, so the same code
 * runs with any edition.
 *
 * @param entry path from the project's folder
 */
export async function bundle(
  entry: string,
  { keepNames = keep_names, edits = [] }: BundleOptions = {},
): Promise<string> {
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
    plugins: [withEdits(edits)],
  });
  return outputFiles[0]?.text ?? "";
}
