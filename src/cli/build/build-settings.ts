import type { Instant } from "../../article/instant.ts";
import type { Preview } from "../../catalogue/edition-file.ts";
import { developmentFolder, productionFolder } from "./edition-folders.ts";

/** What `npm run build` makes. */
export interface BuildSettings {
  readonly folder: string;
  readonly baseUrl: string | undefined;
  readonly preview: Preview;
  /** Stands in for the present moment. */
  readonly now: Instant | undefined;
  /** The moment of a deployment by `wrangler deploy` alone. */
  readonly deployed: Instant | undefined;
  /** Whether errors are written as an edition that shows them. */
  readonly showsErrors: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads what the environment asks of a build, or says what is wrong with it. Drafts go into no other
 * folder than that of development, and nothing that a person sets reaches a deployment. Nothing is built
 * where `npm run deploy` has wrangler upload what it has frozen.
 */
export function buildSettings(
  env: Environment,
  clock: Instant,
): BuildSettings | "nothing" | { readonly problem: string } {
  const { WRANGLER_COMMAND, BROADSHEET_DEVELOPMENT, BROADSHEET_FROZEN } = env;
  if (WRANGLER_COMMAND === "dev") {
    return BROADSHEET_DEVELOPMENT === undefined
      ? { problem: "Use npm start: `wrangler dev` alone would serve what is meant to be deployed." }
      : developmentSettings(env);
  }
  if (BROADSHEET_FROZEN !== undefined) return "nothing";
  if (WRANGLER_COMMAND !== undefined) return { ...production, deployed: clock };
  const { BASE_URL, PREVIEW, SOURCE_DATE_EPOCH } = env;
  if (PREVIEW !== undefined && PREVIEW !== "none") {
    return { problem: "Drafts are never pressed for production: unset PREVIEW, or use npm start." };
  }
  const now = SOURCE_DATE_EPOCH === undefined ? undefined : readEpoch(SOURCE_DATE_EPOCH);
  if (now !== undefined && !(now <= clock)) {
    return {
      problem: `SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH} is not a moment of the past in whole seconds since 1970.`,
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

/** Milliseconds of a moment in seconds (reproducible-builds.org); NaN where it is none. */
function readEpoch(value: string): Instant {
  return /^\d{1,12}$/.test(value) ? Number(value) * 1000 : Number.NaN;
}

function withoutSlash(address: string | undefined): string | undefined {
  return address?.replace(/(?<=.)\/+$/, "");
}
