/** What is wrong with a file, before it is known where an article names it. */
export interface Finding {
  /** A sentence without a full stop. */
  readonly message: string;
  /** What to do, a sentence without a full stop. */
  readonly fix: string;
}

/** What was found, with what the author should know of it; or what is wrong with it. */
export type Found<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly problem: Finding };

export function found<T>(value: T, findings: readonly Finding[] = []): Found<T> {
  return { ok: true, value, findings };
}

export function refused(message: string, fix: string): Found<never> {
  return { ok: false, problem: { message, fix } };
}

/** Why the system could not do something with a file, as in `ENOENT`, without the file's path. */
export function reason(cause: unknown): string {
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
