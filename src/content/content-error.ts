/** What is wrong in `content/`, where, and what to write instead. */
export interface ContentError {
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

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ContentError[] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(...errors: ContentError[]): Result<never> {
  return { ok: false, errors };
}

/** In the manner of a compiler: place, message, the line with a mark under the column, and the fix. */
export function formatError(error: ContentError): string {
  const lines = [`${error.file}:${error.line}:${error.column}: error: ${error.message}`];
  if (error.excerpt !== undefined) {
    const number = String(error.line);
    const blank = " ".repeat(number.length);
    const indent = error.excerpt.slice(0, error.column - 1).replace(/[^\t]/g, " ");
    lines.push(` ${number} | ${error.excerpt}`, ` ${blank} | ${indent}^`);
  }
  lines.push(` help: ${error.fix}`);
  return lines.join("\n");
}
