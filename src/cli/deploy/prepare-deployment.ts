import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkEdition, type Expected } from "../../press/edition/check-edition.ts";
import { editionModule } from "../../press/edition/write-edition.ts";
import { deploymentFolder } from "../build/edition-folders.ts";
import { pressContent } from "../build/press-content.ts";
import { metafileName } from "./bill-of-materials.ts";

/** A copy of the edition that no build writes to. */
export const frozenFolder = `${deploymentFolder}/edition`;

/** The media of that edition, if they go into a bucket. Otherwise they are among its assets. */
export const mediaFolder = `${frozenFolder}/media`;

/** The Worker's code and the edition file, as wrangler bundled them. */
const bundleFolder = `${deploymentFolder}/bundle`;

/** The same in one file, as wrangler uploads it. */
export const bundleFile = `${deploymentFolder}/worker.bundle`;

const assets = ["--assets", `${frozenFolder}/assets`] as const;

/** What `src/worker.ts` imports, and the module that takes its place. */
const alias = `broadsheet/edition.bin:./${frozenFolder}/${editionModule}`;

/**
 * Presses the content, freezes the edition and bundles the Worker with it. Then it checks the bundle and
 * the files to upload. The caller must hold the lock of the deployment's folder.
 *
 * @param folder in which the content is pressed
 * @param isMediaApart whether the media go into a bucket, so that they are no assets
 * @param baseUrl replaces the channel's own address
 * @returns a message if the deployment must not go on; undefined if it may
 */
export async function prepareDeployment(
  expected: Expected,
  folder: string,
  isMediaApart: boolean,
  baseUrl?: string,
): Promise<string | undefined> {
  rmSync(deploymentFolder, { recursive: true, force: true });
  const errors = await pressContent(folder, {
    baseUrl,
    preview: "none",
    deployed: expected.pressed,
    snapshot: frozenFolder,
  });
  if (errors !== undefined) return "Nothing was deployed.";
  const bundling = spawnSync(
    "wrangler",
    [
      "deploy",
      "--dry-run",
      `--outdir=${bundleFolder}`,
      `--outfile=${bundleFile}`,
      `--metafile=${deploymentFolder}/${metafileName}`,
      `--alias=${alias}`,
      ...assets,
    ],
    { encoding: "utf8", env: environment() },
  );
  if (bundling.status !== 0) {
    return `${bundling.stdout ?? ""}${bundling.stderr ?? bundling.error}\nwrangler could not bundle the Worker. Nothing was deployed.`;
  }
  const problems = checkBundle(expected);
  if (problems.length === 0) {
    if (isMediaApart) takeOutMedia();
    return undefined;
  }
  return `This edition cannot be deployed: ${problems.join("; ")}.\nNothing was deployed. If another program is writing to dist/ or .broadsheet/, stop it. Then run npm run deploy again.`;
}

function takeOutMedia(): void {
  const assets = `${frozenFolder}/assets/media`;
  if (existsSync(assets)) renameSync(assets, mediaFolder);
  else mkdirSync(mediaFolder);
}

/** Uploads exactly what was checked, and shows the output of wrangler. */
export function upload(args: readonly string[]): number {
  const script = `${bundleFolder}/worker.js`;
  const { status } = spawnSync("wrangler", ["deploy", script, "--no-bundle", ...assets, ...args], {
    stdio: "inherit",
    env: environment(),
  });
  return status ?? 1;
}

/** The modules of the Worker, as they were bundled. */
export function bundledModules(): string[] {
  return readdirSync(bundleFolder)
    .filter((name) => /\.(?:js|bin)$/.test(name))
    .map((name) => join(bundleFolder, name));
}

function checkBundle(expected: Expected): string[] {
  const [name, ...others] = readdirSync(bundleFolder).filter((file) => file.endsWith(".bin"));
  if (name === undefined || others.length > 0) return ["the bundle does not hold one edition"];
  const module = readFileSync(join(bundleFolder, name));
  if (!module.equals(readFileSync(`${frozenFolder}/edition.bin`))) {
    return ["the bundle does not hold the edition that was frozen"];
  }
  return checkEdition(frozenFolder, module, expected);
}

/**
 * Makes wrangler's build command do nothing, whatever variables the user has set, and keeps Workers Builds
 * from replacing the name of the Worker.
 */
function environment(): NodeJS.ProcessEnv {
  const { WRANGLER_CI_OVERRIDE_NAME: _, ...variables } = process.env;
  return { ...variables, BROADSHEET_FROZEN: "1" };
}
