import "./failures.ts";
import { writeErrors } from "../press/edition/write-edition.ts";
import { buildSettings } from "./build/build-settings.ts";
import { pressContent } from "./build/press-content.ts";

/*
 * npm run build: content/ → dist/. wrangler calls it before it serves or deploys.
 *
 * BASE_URL          stands in for the address in content/channel.yaml
 * SOURCE_DATE_EPOCH seconds since 1970 that stand in for the present moment, so that two builds of the
 *                   same are the same (reproducible-builds.org)
 * WRANGLER_COMMAND  set by wrangler. "dev": the edition of npm start, in .broadsheet/dev/; PREVIEW
 *                   says who sees drafts (pages, feeds or none), and errors are written as an edition
 *                   that shows them, because wrangler's development server hangs on every request after
 *                   a build command that failed. Any other: the edition is deployed, so it takes a new
 *                   moment even if nothing has changed, and what stands above does not count
 */
const settings = buildSettings(process.env, Date.now());
if (settings === "nothing") process.exit(0);
if ("problem" in settings) {
  console.error(settings.problem);
  process.exit(1);
}
const { folder, baseUrl, preview, now, deployed, showsErrors } = settings;
const errors = await pressContent(folder, {
  baseUrl,
  preview,
  deployed,
  ...(now !== undefined && { now: () => now }),
});
if (errors !== undefined) {
  if (showsErrors) await writeErrors(errors, folder);
  else process.exitCode = 1;
}
