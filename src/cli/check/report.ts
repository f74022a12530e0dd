import { type ContentError, formatError } from "../../content/content-error.ts";

/** For people, for programs, and as annotations of GitHub Actions. */
export const reportFormats = ["text", "json", "github"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Styles a text, or returns it unchanged if there are no colours. */
export type Paint = (style: "bold" | "red" | "yellow" | "cyan" | "green", text: string) => string;

/** Writes a report. Only the text format has colours. */
export function report(
  format: ReportFormat,
  errors: readonly ContentError[],
  paint: Paint = (_, text) => text,
): string {
  const sorted = [...errors].sort(byPlace);
  if (format === "json") return jsonReport(sorted);
  const items = sorted.map((error) =>
    format === "github" ? annotation(error) : painted(error, paint),
  );
  const last = paint(hasErrors(errors) ? "red" : "green", totals(errors));
  return [...items, last].join(format === "github" ? "\n" : "\n\n");
}

/** Whether a report has errors, and not only warnings. */
export function hasErrors(errors: readonly ContentError[]): boolean {
  return errors.some(({ severity }) => severity === "error");
}

/** `2 errors, 1 warning`. */
export function totals(errors: readonly ContentError[]): string {
  const of = (severity: ContentError["severity"]) => {
    const number = errors.filter((error) => error.severity === severity).length;
    return `${number} ${severity}${number === 1 ? "" : "s"}`;
  };
  return `${of("error")}, ${of("warning")}`;
}

/** An array of objects with the fields of ContentError. An undefined `excerpt` is left out. */
function jsonReport(errors: readonly ContentError[]): string {
  const plain = errors.map(({ severity, file, line, column, message, fix, excerpt }) => ({
    severity,
    file,
    line,
    column,
    message,
    fix,
    excerpt,
  }));
  return JSON.stringify(plain, null, 2);
}

/** `::error file=…,line=…,col=…,title=…::…`: a workflow command of GitHub Actions. */
function annotation({ severity, file, line, column, message, fix }: ContentError): string {
  const title = severity === "error" ? "Error in the content" : "Warning about the content";
  const properties = Object.entries({ file, line, col: column, title })
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
  return `::${severity} ${properties}::${escapeData(`${message}\nHelp: ${fix}`)}`;
}

/** As GitHub's own toolkit does (`@actions/core`, command.ts). */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** The text of `formatError`, with colours. */
function painted(error: ContentError, paint: Paint): string {
  const { file, line, column, severity } = error;
  const text = formatError(error);
  const place = `${file}:${line}:${column}:`;
  const kind = `${severity}:`;
  const rest = text.slice(place.length + 1 + kind.length);
  const help = rest.lastIndexOf("\n help:");
  return (
    `${paint("bold", place)} ${paint(severity === "error" ? "red" : "yellow", kind)}` +
    rest.slice(0, help) +
    `\n ${paint("cyan", "help:")}${rest.slice(help + "\n help:".length)}`
  );
}

function byPlace(a: ContentError, b: ContentError): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}
