import { fail, fileError, formatError, type Result, succeed } from "../content/content-error.ts";
import { readPublication } from "../content/read-publication.ts";
import { PressError } from "../press/press-article.ts";
import { type Edition, pressEdition } from "../press/press-edition.ts";
import { writeEdition, writeErrors } from "../press/write-edition.ts";

/*
 * npm run build: content/ → dist/. wrangler calls it before it serves or deploys.
 *
 * BASE_URL          stands in for the address in content/channel.yaml
 * WRANGLER_COMMAND  "dev": errors are written as an edition that shows them, because wrangler's
 *                   development server hangs on every request after a build command that failed
 */
const { BASE_URL, WRANGLER_COMMAND } = process.env;

const edition = await build(BASE_URL?.replace(/(?<=.)\/+$/, "")).catch(unexpected);
if (edition.ok) {
  await writeEdition(edition.value, "dist");
  console.log(`Pressed ${count(edition.value.index.slug.length, "article")}.`);
} else {
  console.error(edition.errors.map(formatError).join("\n\n"));
  console.error(`\n${count(edition.errors.length, "error")}; nothing was pressed.`);
  if (WRANGLER_COMMAND === "dev") await writeErrors(edition.errors, "dist");
  else process.exitCode = 1;
}

async function build(baseUrl: string | undefined): Promise<Result<Edition>> {
  const publication = await readPublication("content", baseUrl, ".cache");
  return publication.ok ? succeed(await pressEdition(publication.value, ".cache")) : publication;
}

/** What no author could have done wrong. */
function unexpected(cause: unknown): Result<never> {
  if (cause instanceof Error) console.error(cause.stack);
  return fail(
    fileError(
      cause instanceof PressError ? cause.file : "content",
      `this cannot be pressed: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause instanceof PressError
        ? cause.fix
        : "this is a defect of Broadsheet: please report it, with this file",
    ),
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
