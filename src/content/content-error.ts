/** A problem in `content/`: what is wrong, where, and what to write instead. */
export interface ContentError {
  /** An error stops the build; a warning does not. */
  readonly severity: "error" | "warning";
  /** Path from the project's folder, with `/`, such as `content/articles/2026/x/index.md`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to write, as a sentence without a full stop. */
  readonly fix: string;
  /** The faulty line, if the error has one. */
  readonly excerpt?: string | undefined;
}

/** The value that was read, with warnings; or the reports, at least one of them an error, that prevent it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly ContentError[] }
  | { readonly ok: false; readonly errors: readonly ContentError[] };

export function succeed<T>(value: T, warnings: readonly ContentError[] = []): Result<T> {
  return { ok: true, value, warnings };
}

export function fail(...errors: ContentError[]): Result<never> {
  return { ok: false, errors };
}

/** An error about a file as a whole. */
export function fileError(file: string, message: string, fix: string): ContentError {
  return { severity: "error", file, line: 1, column: 1, message, fix };
}

/** Turns an error into a warning. */
export function asWarning(error: ContentError): ContentError {
  return { ...error, severity: "warning" };
}

/** Prints an error the way a compiler does: place, message, the line with a caret under the column, and the fix. */
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

/** A problem with a file, not yet linked to the place where an article names the file. */
export interface Finding {
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to do, as a sentence without a full stop. */
  readonly fix: string;
}

/** A problem in a text, not yet linked to the file that the text comes from. */
export interface TextFinding extends Finding {
  readonly severity: ContentError["severity"];
  /** Position from the beginning of the text, in UTF-16 units. */
  readonly offset: number;
}

/** The value that was found, with findings that the author should see; or the error that prevents it. */
export type Found<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly error: Finding };

export function found<T>(value: T, findings: readonly Finding[] = []): Found<T> {
  return { ok: true, value, findings };
}

export function refused(message: string, fix: string): Found<never> {
  return { ok: false, error: { message, fix } };
}

/** The message of whatever was thrown. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The system's code for an error, such as `ENOENT`, which names no path; or the message if there is no code. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : messageOf(cause);
}

/** The text of an error that belongs to no file: what is wrong, and on a second line what to do. */
export function formatFinding(
  { message, fix }: Finding,
  severity: "error" | "warning" = "error",
): string {
  return `${severity}: ${message}\n help: ${fix}`;
}
