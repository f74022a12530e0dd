import "./failures.ts";
import type { Instant } from "../article/instant.ts";
import type { Preview } from "../catalogue/index-file.ts";
import { fail, formatError } from "../content/content-error.ts";
import { diskProblem } from "../content/disk-problem.ts";
import { buildEdition } from "../press/build-edition.ts";
import { defect } from "../press/press-file.ts";
import { writeErrors } from "../press/write-edition.ts";
import { progress } from "./progress.ts";

/*
 * npm run build: content/ → dist/. wrangler calls it before it serves or deploys.
 *
 * BASE_URL          stands in for the address in content/channel.yaml
 * PREVIEW           "pages" presses drafts too, for pages; "feeds", for feeds as well; "none", for
 *                   neither
 * SOURCE_DATE_EPOCH seconds since 1970 that stand in for the present moment, so that two builds of the
 *                   same are the same (reproducible-builds.org)
 * WRANGLER_COMMAND  "dev": PREVIEW is "pages" where it is not set, and errors are written as an
 *                   edition that shows them, because wrangler's development server hangs on every
 *                   request after a build command that failed; any other: the edition is deployed, so
 *                   it takes a new moment even if nothing has changed
 * DEPLOYED          milliseconds since 1970: the moment of the deployment, from npm run deploy
 */
const { BASE_URL, DEPLOYED, PREVIEW, SOURCE_DATE_EPOCH, WRANGLER_COMMAND } = process.env;
const inDevelopment = WRANGLER_COMMAND === "dev";

const built = await buildEdition("content", "dist", {
  baseUrl: BASE_URL?.replace(/(?<=.)\/+$/, ""),
  preview: preview(),
  deployed: deployed(),
  ...(SOURCE_DATE_EPOCH !== undefined && { now: () => Number(SOURCE_DATE_EPOCH) * 1000 }),
  onProgress: progress(process.stderr),
}).catch((cause: unknown) => {
  if (cause instanceof Error && diskProblem(cause) === undefined) console.error(cause.stack);
  return fail(defect("content", cause));
});
const reports = built.ok ? built.warnings : built.errors;
if (reports.length > 0) console.error(`${reports.map(formatError).join("\n\n")}\n`);
if (built.ok) {
  console.log(`Pressed ${count(built.value.articles, "article")}.`);
} else {
  const errors = built.errors.filter(({ severity }) => severity === "error");
  console.error(`${count(errors.length, "error")}; nothing was pressed.`);
  if (inDevelopment) await writeErrors(errors, "dist");
  else process.exitCode = 1;
}

function preview(): Preview {
  if (PREVIEW === "feeds" || PREVIEW === "pages" || PREVIEW === "none") return PREVIEW;
  return inDevelopment ? "pages" : "none";
}

function deployed(): Instant | undefined {
  if (DEPLOYED !== undefined) return Number(DEPLOYED);
  return WRANGLER_COMMAND === undefined || inDevelopment ? undefined : Date.now();
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
