import type { Preview } from "../catalogue/index-file.ts";
import { fail, fileError, formatError, type Result, succeed } from "../content/content-error.ts";
import { readPublication } from "../content/read-publication.ts";
import { PressError } from "../press/press-article.ts";
import { type Edition, pressEdition } from "../press/press-edition.ts";
import { writeEdition, writeErrors } from "../press/write-edition.ts";

/*
 * npm run build: content/ → dist/. wrangler calls it before it serves or deploys.
 *
 * BASE_URL          stands in for the address in content/channel.yaml
 * PREVIEW           "pages" presses drafts too, for pages; "feeds", for feeds as well
 * WRANGLER_COMMAND  "dev": PREVIEW is "pages" where it is not set, and errors are written as an edition that shows them, because wrangler's
 *                   development server hangs on every request after a build command that failed
 */
const { BASE_URL, PREVIEW, WRANGLER_COMMAND } = process.env;
const inDevelopment = WRANGLER_COMMAND === "dev";

const edition = await build(BASE_URL?.replace(/(?<=.)\/+$/, "")).catch(unexpected);
if (edition.ok) {
  if (edition.warnings.length > 0) console.error(edition.warnings.map(formatError).join("\n\n"));
  await writeEdition(edition.value, "dist");
  console.log(`Pressed ${count(edition.value.index.slug.length, "article")}.`);
} else {
  console.error(edition.errors.map(formatError).join("\n\n"));
  console.error(`\n${count(edition.errors.length, "error")}; nothing was pressed.`);
  if (inDevelopment) await writeErrors(edition.errors, "dist");
  else process.exitCode = 1;
}

async function build(baseUrl: string | undefined): Promise<Result<Edition>> {
  const publication = await readPublication("content", baseUrl);
  return publication.ok
    ? succeed(pressEdition(publication.value, preview()), publication.warnings)
    : publication;
}

function preview(): Preview {
  if (PREVIEW === "feeds" || PREVIEW === "pages") return PREVIEW;
  return inDevelopment ? "pages" : "none";
}

/** What no author could have done wrong. */
function unexpected(cause: unknown): Result<never> {
  if (cause instanceof Error) console.error(cause.stack);
  return fail(
    fileError(
      cause instanceof PressError ? cause.file : "content",
      `this cannot be pressed: ${cause instanceof Error ? cause.message : String(cause)}`,
      "this is a defect of Broadsheet: please report it, with this file",
    ),
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
