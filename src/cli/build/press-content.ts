import { type ContentError, fail, formatError, type Result } from "../../content/content-error.ts";
import { diskProblem } from "../../content/files/disk-problem.ts";
import { type BuildOptions, buildEdition } from "../../press/edition/build-edition.ts";
import { PressError } from "../../press/press-error.ts";
import { defect } from "../../press/workers/press-file.ts";
import { cacheFolder } from "./edition-folders.ts";
import { progress } from "./progress.ts";

/**
 * Presses `content/` into a folder and tells people how it went.
 *
 * @returns the errors because of which nothing was pressed; undefined where there are none
 */
export async function pressContent(
  folder: string,
  options: BuildOptions,
): Promise<readonly ContentError[] | undefined> {
  const built = await buildEdition("content", folder, {
    cache: cacheFolder,
    onProgress: progress(process.stderr),
    onWait: (holder) =>
      console.error(`Process ${holder} is building ${folder}/: waiting for it to end.`),
    ...options,
  }).catch(unforeseen);
  const reports = built.ok ? built.warnings : built.errors;
  if (reports.length > 0) console.error(`${reports.map(formatError).join("\n\n")}\n`);
  if (built.ok) {
    console.log(`Pressed ${count(built.value.articles, "article")}.`);
    return undefined;
  }
  const errors = built.errors.filter(({ severity }) => severity === "error");
  console.error(`${count(errors.length, "error")}; nothing was pressed.`);
  return errors;
}

function unforeseen(cause: unknown): Result<never> {
  const explained = cause instanceof PressError || diskProblem(cause) !== undefined;
  if (cause instanceof Error && !explained) console.error(cause.stack);
  return fail(defect("content", cause));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
