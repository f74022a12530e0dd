import type { ContentError } from "../content-error.ts";
import { errorAt, type SourceFile } from "../source-file.ts";

/** What is wrong with a text that does not know yet in which file it stands. */
export interface Problem {
  readonly severity: ContentError["severity"];
  /** Where, from the beginning of the text. */
  readonly offset: number;
  /** What is wrong, a sentence without a full stop. */
  readonly message: string;
  /** What to write, a sentence without a full stop. */
  readonly fix: string;
}

/** The problem as a report of the file in which the text begins at `start`. */
export function reportAt(source: SourceFile, start: number, problem: Problem): ContentError {
  const { severity, offset, message, fix } = problem;
  return { ...errorAt(source, start + offset, message, fix), severity };
}
