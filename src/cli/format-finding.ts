import type { Finding } from "../content/content-error.ts";

/** The text of an error that belongs to no file: what is wrong, and on a second line what to do. */
export function formatFinding({ message, fix }: Finding): string {
  return `error: ${message}\n help: ${fix}`;
}
