import { readFileSync, writeFileSync } from "node:fs";

/** A line of a table. */
export interface Row {
  readonly case: string;
  /** Missing if it could not be measured. Then `note` says why. */
  readonly figure?: number | undefined;
  readonly unit: string;
  /** The bounds. A row without a bound is only reported. */
  readonly atMost?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly note: string;
}

/** Whether a row keeps its bound. A row that could not be measured misses it. */
export function isKept({ figure, atMost, atLeast }: Row): boolean {
  if (atMost === undefined && atLeast === undefined) return true;
  return figure !== undefined && figure <= (atMost ?? Infinity) && figure >= (atLeast ?? -Infinity);
}

/** A row for a program to read. */
export function withVerdict(row: Row): Row & { readonly kept: boolean } {
  return { ...row, kept: isKept(row) };
}

/** Formats rows as a Markdown table. */
export function rowsTable(rows: readonly Row[]): string {
  return table(
    ["case", "figure", "to reach", "", "remarks"],
    rows.map((row) => [row.case, figureText(row), bound(row), verdict(row), row.note]),
  );
}

/** The same rows for several numbers of articles, side by side, each figure with its bound. */
export function sizesTable(results: ReadonlyMap<number, readonly Row[]>): string {
  const [first = []] = results.values();
  return table(
    ["articles", ...[...results.keys()].map((articles) => articles.toLocaleString("en"))],
    first.map((row, place) => [
      row.case,
      ...[...results.values()].map((rows) => cell(rows[place] ?? row)),
    ]),
  );
}

function cell(row: Row): string {
  const text = row.figure === undefined ? row.note : figureText(row);
  const judged = row.atMost !== undefined || row.atLeast !== undefined;
  return judged ? `${text} (${bound(row)}${isKept(row) ? "" : ": **missed**"})` : text;
}

function figureText({ figure, unit }: Row): string {
  return figure === undefined ? "–" : `${round(figure)} ${unit}`.trim();
}

function bound({ atMost, atLeast }: Row): string {
  if (atMost !== undefined) return `at most ${atMost}`;
  return atLeast === undefined ? "reported" : `at least ${atLeast}`;
}

function verdict(row: Row): string {
  if (row.atMost === undefined && row.atLeast === undefined) return "";
  return isKept(row) ? "kept" : "**missed**";
}

/** Rounds to three digits, which is more than the noise allows. */
export function round(number: number): string {
  return Math.abs(number) >= 100
    ? Math.round(number).toLocaleString("en")
    : `${Number(number.toPrecision(3))}`;
}

/** Formats a Markdown table with aligned columns. */
export function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...lines.map(line)].join(
    "\n",
  );
}

/** Replaces the block of a page between the two comments with this name. */
export function writeBlock(name: string, text: string, file = "bench/README.md"): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = readFileSync(file, "utf8").split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no block ${name}`);
  writeFileSync(file, `${before}${start}\n\n${text}\n\n${end}${after}`);
}
