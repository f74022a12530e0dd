import { fileURLToPath } from "node:url";
import { ownProgram } from "../../content/files/own-program.ts";

/** The edition for production. `wrangler.toml` names it too. */
export const productionFolder = "dist";

/** The edition that `npm start` shows, with drafts. `wrangler.toml` names it too. */
export const developmentFolder = ".broadsheet/dev";

/** What the last deployment has uploaded: a frozen edition, and the bundle made with it. */
export const deploymentFolder = ".broadsheet/deploy";

/** What is slow to make, shared by all. */
export const cacheFolder = ".cache";

/**
 * Arguments with which `wrangler dev` serves the edition for development. The Worker must see the host
 * that was asked for (`http/local-only.ts`): where `wrangler.toml` has routes, wrangler would say that
 * each request is for the host of the first.
 */
export const developmentArguments: readonly string[] = [
  fileURLToPath(ownProgram(new URL("../../app/development.mts", import.meta.url)).url),
  "--assets",
  `${developmentFolder}/assets`,
  "--no-infer-origin-from-routes",
];

/** Says to the build command that `wrangler dev` was called with these arguments. */
export const developmentMark = { BROADSHEET_DEVELOPMENT: "1" } as const;
