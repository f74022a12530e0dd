import { formatError } from "../content/content-error.ts";
import { readPublication } from "../content/read-publication.ts";
import { pressEdition } from "../press/press-edition.ts";
import { writeEdition, writeErrors } from "../press/write-edition.ts";

/*
 * npm run build: content/ → dist/. wrangler calls it before it serves or deploys.
 *
 * BASE_URL          stands in for the address in content/channel.yaml
 * WRANGLER_COMMAND  "dev": errors are written as an edition that shows them, because wrangler's
 *                   development server hangs on every request after a build command that failed
 */
const { BASE_URL, WRANGLER_COMMAND } = process.env;

const publication = await readPublication("content", BASE_URL?.replace(/\/+$/, ""));
if (publication.ok) {
  const edition = pressEdition(publication.value);
  await writeEdition(edition, "dist");
  console.log(`Pressed ${count(edition.index.slug.length, "article")}.`);
} else {
  console.error(publication.errors.map(formatError).join("\n\n"));
  console.error(`\n${count(publication.errors.length, "error")}; nothing was pressed.`);
  if (WRANGLER_COMMAND === "dev") await writeErrors(publication.errors, "dist");
  else process.exitCode = 1;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
