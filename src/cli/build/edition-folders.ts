import { fileURLToPath } from "node:url";
import { ownProgram } from "../../content/files/own-program.ts";

/** The edition for production. `wrangler.toml` names it too. */
export const productionFolder = "dist";

/** The edition that `npm start` shows, with drafts. `wrangler.toml` names it too. */
export const developmentFolder = ".broadsheet/dev";

/** The edition for other Workers than the publication's own. Its address may differ. */
export const stagingFolder = ".broadsheet/staging";

/** What the last deployment uploaded: a frozen edition, and the bundle that contains it. */
export const deploymentFolder = ".broadsheet/deploy";

/** Pictures and facts that are slow to make. All builds share it. */
export const cacheFolder = ".cache";

/**
 * The arguments with which `wrangler dev` serves the edition for development.
 *
 * @param passedOn arguments of the user's own, which come last
 */
export function developmentArguments(passedOn: readonly string[] = []): readonly string[] {
  // Otherwise wrangler chooses a free port for its debugger before it listens there, and two that start at
  // the same time choose the same.
  const chooses = passedOn.some((argument) => argument.startsWith("--inspector-port"));
  return [
    fileURLToPath(ownProgram(new URL("../../app/development.mts", import.meta.url)).url),
    "--assets",
    `${developmentFolder}/assets`,
    // Keeps the host of each request, which `http/local-only.ts` checks. Otherwise wrangler replaces it with
    // that of the first route in `wrangler.toml`.
    "--no-infer-origin-from-routes",
    // Else wrangler looks for it beside the Worker first, and the package has one there.
    "--config",
    "wrangler.toml",
    ...(chooses ? [] : ["--inspector-port", "0"]),
    ...passedOn,
  ];
}

/** Tells the build command that `wrangler dev` was called with these arguments. */
export const developmentMark = { BROADSHEET_DEVELOPMENT: "1" } as const;
