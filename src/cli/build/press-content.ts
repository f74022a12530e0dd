import { type ContentError, fail, formatError, type Result } from "../../content/content-error.ts";
import { diskError } from "../../content/files/disk-error.ts";
import { type BuildOptions, buildEdition } from "../../press/edition/build-edition.ts";
import { defect, PressError } from "../../press/press-error.ts";
import { cacheFolder } from "./edition-folders.ts";

/**
 * Presses `content/` into a folder, and prints warnings, errors and the result.
 *
 * @returns the errors that stopped the press; undefined if it succeeded
 */
export async function pressContent(
  folder: string,
  options: BuildOptions,
): Promise<readonly ContentError[] | undefined> {
  const built = await buildEdition("content", folder, {
    cache: cacheFolder,
    editor: async (channel, moment) => {
      // Most sites need neither this nor the bundler that it loads.
      const { editorFiles } = await import("../editor/online/editor-files.ts");
      return editorFiles("content", channel, moment);
    },
    onProgress: progress(process.stderr),
    onWait: (holder) =>
      console.error(`Waiting for process ${holder}, which is building ${folder}/.`),
    ...options,
  }).catch(unexpected);
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

function unexpected(cause: unknown): Result<never> {
  const isExplained = cause instanceof PressError || diskError(cause) !== undefined;
  if (cause instanceof Error && !isExplained) console.error(cause.stack);
  return fail(defect("content", cause));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A stream that shows progress; `columns` is the width of its lines in characters. */
interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Shows how many articles have been pressed: as a bar on a terminal, and elsewhere as one line for each
 * tenth of the articles. Below a hundred articles it shows nothing.
 */
export function progress(terminal: Terminal): (done: number, total: number) => void {
  let tenths = 0;
  return (done, total) => {
    if (total < 100) return;
    if (terminal.isTTY === true) {
      const width = Math.min(40, (terminal.columns ?? 80) - 30);
      const full = Math.floor((done / total) * width);
      terminal.write(`\r[${"=".repeat(full)}${" ".repeat(width - full)}] ${done} of ${total}`);
      if (done === total) terminal.write("\n");
      return;
    }
    const now = Math.floor((10 * done) / total);
    if (now > tenths) terminal.write(`Pressed ${done} of ${total}\n`);
    tenths = now;
  };
}
