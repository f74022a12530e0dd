/** What is wrong in `content/`, where, and what to write instead. */
export interface ContentError {
  /** An error stops the build; a warning does not. */
  readonly severity: "error" | "warning";
  /** Path from the project's folder, with `/`: `content/articles/2026/x/index.md`. */
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  /** First column is 1. */
  readonly column: number;
  /** What is wrong, a sentence without a full stop. */
  readonly message: string;
  /** What to write, a sentence without a full stop. */
  readonly fix: string;
  /** The offending line as it stands, where there is one. */
  readonly excerpt?: string | undefined;
}

/** What was read, with warnings; or what stands in the way of it, with at least one error. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly ContentError[] }
  | { readonly ok: false; readonly errors: readonly ContentError[] };

export function succeed<T>(value: T, warnings: readonly ContentError[] = []): Result<T> {
  return { ok: true, value, warnings };
}

export function fail(...errors: ContentError[]): Result<never> {
  return { ok: false, errors };
}

/** An error that concerns a file as a whole. */
export function fileError(file: string, message: string, fix: string): ContentError {
  return { severity: "error", file, line: 1, column: 1, message, fix };
}

/** The same as a warning. */
export function asWarning(error: ContentError): ContentError {
  return { ...error, severity: "warning" };
}

/** In the manner of a compiler: place, message, the line with a mark under the column, and the fix. */
export function formatError(error: ContentError): string {
  const { file, line, column, severity, message } = error;
  const lines = [`${file}:${line}:${column}: ${severity}: ${message}`];
  if (error.excerpt !== undefined) {
    const number = String(line);
    const blank = " ".repeat(number.length);
    const indent = error.excerpt.slice(0, column - 1).replace(/[^\t]/g, " ");
    lines.push(` ${number} | ${error.excerpt}`, ` ${blank} | ${indent}^`);
  }
  lines.push(` help: ${error.fix}`);
  return lines.join("\n");
}

/** What is wrong with a file, before it is known where an article names it. */
export interface Finding {
  /** A sentence without a full stop. */
  readonly message: string;
  /** What to do, a sentence without a full stop. */
  readonly fix: string;
}

/** What is wrong with a text that does not know yet in which file it stands. */
export interface TextFinding extends Finding {
  readonly severity: ContentError["severity"];
  /** Where, from the beginning of the text. */
  readonly offset: number;
}

/** What was found, with what the author should know of it; or what is wrong with it. */
export type Found<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly error: Finding };

export function found<T>(value: T, findings: readonly Finding[] = []): Found<T> {
  return { ok: true, value, findings };
}

export function refused(message: string, fix: string): Found<never> {
  return { ok: false, error: { message, fix } };
}

/** Why the system could not do something with a file, as in `ENOENT`, without the file's path. */
export function reason(cause: unknown): string {
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
