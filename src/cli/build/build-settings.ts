import type { Instant } from "../../article/instant.ts";
import type { Preview } from "../../catalogue/edition-file.ts";
import { developmentFolder, productionFolder } from "./edition-folders.ts";

/** What `npm run build` makes, and where. */
export interface BuildSettings {
  readonly folder: string;
  readonly baseUrl: string | undefined;
  readonly preview: Preview;
  /** Replaces the present moment. */
  readonly now: Instant | undefined;
  /** The moment of the deployment, if `wrangler deploy` runs the build. */
  readonly deployed: Instant | undefined;
  /** Whether errors become an edition that shows them. */
  readonly showsErrors: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of a build from the environment, or says what is wrong with it. Drafts only ever go
 * to the folder for development, and variables that the user sets never affect a deployment.
 *
 * @returns `"skip"` if `npm run deploy` has already frozen the edition that wrangler uploads
 */
export function buildSettings(
  env: Environment,
  clock: Instant,
): BuildSettings | "skip" | { readonly problem: string } {
  const { WRANGLER_COMMAND, BROADSHEET_DEVELOPMENT, BROADSHEET_FROZEN } = env;
  if (WRANGLER_COMMAND === "dev") {
    return BROADSHEET_DEVELOPMENT === undefined
      ? { problem: "Use npm start. `wrangler dev` alone would serve the edition for production." }
      : developmentSettings(env);
  }
  if (BROADSHEET_FROZEN !== undefined) return "skip";
  if (WRANGLER_COMMAND !== undefined) return { ...production, deployed: clock };
  const { BASE_URL, PREVIEW, SOURCE_DATE_EPOCH } = env;
  if (PREVIEW !== undefined && PREVIEW !== "none") {
    return {
      problem: "The edition for production never holds drafts. Unset PREVIEW, or use npm start.",
    };
  }
  const now = SOURCE_DATE_EPOCH === undefined ? undefined : readEpoch(SOURCE_DATE_EPOCH);
  if (now !== undefined && !(now <= clock)) {
    return {
      problem: `SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH} must be a moment in the past, in whole seconds since 1970.`,
    };
  }
  return { ...production, baseUrl: withoutSlash(BASE_URL), now };
}

const production: BuildSettings = {
  folder: productionFolder,
  baseUrl: undefined,
  preview: "none",
  now: undefined,
  deployed: undefined,
  showsErrors: false,
};

function developmentSettings({ BASE_URL, PREVIEW }: Environment): BuildSettings {
  return {
    ...production,
    folder: developmentFolder,
    baseUrl: withoutSlash(BASE_URL),
    preview: PREVIEW === "feeds" || PREVIEW === "none" ? PREVIEW : "pages",
    showsErrors: true,
  };
}

/** SOURCE_DATE_EPOCH (reproducible-builds.org) in milliseconds; NaN if it is not in whole seconds. */
function readEpoch(value: string): Instant {
  return /^\d{1,12}$/.test(value) ? Number(value) * 1000 : Number.NaN;
}

function withoutSlash(address: string | undefined): string | undefined {
  return address?.replace(/(?<=.)\/+$/, "");
}
