/** The edition for production. `src/worker.ts` and `wrangler.toml` name it too. */
export const productionFolder = "dist";

/** The edition that `npm start` shows, with drafts. `src/app/development.mts` names it too. */
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
  "src/app/development.mts",
  "--assets",
  `${developmentFolder}/assets`,
  "--no-infer-origin-from-routes",
];

/** Says to the build command that `wrangler dev` was called with these arguments. */
export const developmentMark = { BROADSHEET_DEVELOPMENT: "1" } as const;
