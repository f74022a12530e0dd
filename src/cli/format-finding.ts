import type { Finding } from "../content/content-error.ts";

/** The text of an error that belongs to no file: what is wrong, and on a second line what to do. */
export function formatFinding(
  { message, fix }: Finding,
  severity: "error" | "warning" = "error",
): string {
  return `${severity}: ${message}\n help: ${fix}`;
}
