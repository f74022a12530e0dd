import { writeErrors } from "../press/edition/write-edition.ts";
import { buildSettings } from "./build/build-settings.ts";
import { pressContent } from "./build/press-content.ts";
import { argumentsOf, stop } from "./command.ts";
import { build } from "./commands.ts";

/*
 * npm run build: content/ → dist/. wrangler runs it before it serves or deploys.
 *
 * wrangler sets WRANGLER_COMMAND. If that is "dev", the edition is for npm start and goes to
 * .broadsheet/dev/. PREVIEW says where drafts appear: pages, feeds or none. Errors then become an edition
 * that shows them, because after a failed build command wrangler's development server answers no request
 * at all. With any other WRANGLER_COMMAND the edition is about to be deployed: it takes a new moment even
 * if nothing has changed, and BASE_URL, PREVIEW and SOURCE_DATE_EPOCH have no effect.
 */
argumentsOf(build);
const settings = buildSettings(process.env, Date.now());
if (settings === "skip") process.exit(0);
if ("problem" in settings) stop(settings.problem);
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
