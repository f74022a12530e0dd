import type { BuildOptions } from "esbuild";

/** How tests bundle the Worker: in memory, as wrangler resolves its packages. */
export const workerBundle = {
  bundle: true,
  write: false,
  format: "esm",
  external: ["cloudflare:*", "node:*", "*.bin"],
  platform: "neutral",
  mainFields: ["module", "main"],
  conditions: ["workerd", "worker", "browser"],
} as const satisfies BuildOptions;
