import { z } from "zod";
import { type ContentError, fail, type Result, succeed } from "../../content/content-error.ts";
import { errorAt, readSource, type SourceFile } from "../../content/source-file.ts";
import { type Count, type CountedArticle, isCount } from "../../views/exchange.ts";
import { csvText, noFormula, readCsv } from "./csv.ts";

/** The forms of a file with counts. The end of its name says which one it has. */
export type CountsForm = "csv" | "json";

/** In bytes: several times the size of a file about 100,000 articles. */
const largest = 64_000_000;

/** The most mistakes of a file that are reported. */
const mostErrors = 20;

const columns = ["name", "path", "title", "views"] as const;

/** Writes counts with a line for each article, so that a comparison of two files shows what has changed. */
export function countsText(form: CountsForm, articles: readonly CountedArticle[]): string {
  if (form === "json") {
    const lines = articles.map(({ name, path, title, views }) =>
      JSON.stringify({ name, path, title, views }).replace(
        // Whoever reads the file takes them for ends of lines.
        /[\u0085\u2028\u2029]/g,
        (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`,
      ),
    );
    return `[\n${lines.join(",\n")}\n]\n`;
  }
  return csvText([
    columns,
    ...articles.map(({ name, path, title, views }) => [
      name,
      path,
      noFormula(title),
      String(views),
    ]),
  ]);
}

/** Reads a file with counts in either form. Only the name and the views of an article are needed. */
export function readCounts(path: string): Result<readonly Count[]> {
  const source = readSource(path, path, largest);
  if (!source.ok) return source;
  const rows = /^\s*[[{]/.test(source.value.text) ? jsonRows(source.value) : csvRows(source.value);
  if (!rows.ok) return rows;
  const counts = new Map<string, number>();
  const errors: ContentError[] = [];
  for (const { offset, name, views } of rows.value) {
    const wrong = (message: string, fix: string) =>
      errors.push(errorAt(source.value, offset(), message, fix));
    if (name === "") wrong("this article has no name", "write the name, or remove the line");
    else if (counts.has(name)) wrong(`${name} appears twice`, "remove one of the lines");
    else if (!isCount(views)) {
      wrong(
        `the views of ${name} are not a number of views`,
        "write a whole number from 0 to 10^12",
      );
    } else counts.set(name, views);
    if (errors.length === mostErrors) break;
  }
  if (errors.length > 0) return fail(...errors);
  if (counts.size === 0) return fail(useless(source.value, "this file holds no article"));
  return succeed(Array.from(counts, ([name, views]) => ({ name, views })));
}

interface Row {
  /** Where it is in the text. */
  readonly offset: () => number;
  readonly name: string;
  readonly views: unknown;
}

function csvRows(source: SourceFile): Result<readonly Row[]> {
  const records = readCsv(source.text);
  if (!Array.isArray(records)) {
    const { line, message } = records;
    const fix = "write a quotation mark inside a field twice, and put the field in quotation marks";
    return fail(errorAt(source, offsetOf(source, line), message, fix));
  }
  const [head, ...rows] = records;
  const [name, views] = ["name", "views"].map((title) => head?.fields.indexOf(title) ?? -1);
  if (name === undefined || views === undefined || name < 0 || views < 0) {
    return fail(useless(source, "the first line does not name the columns name and views"));
  }
  const torn = rows.find(({ fields }) => fields.length !== head?.fields.length);
  if (torn !== undefined) {
    const message = `this line has ${torn.fields.length} fields, and the first line names ${head?.fields.length}`;
    return fail(
      errorAt(source, offsetOf(source, torn.line), message, "write a comma between two fields"),
    );
  }
  return succeed(
    rows.map(({ line, fields }) => ({
      offset: () => offsetOf(source, line),
      name: fields[name] ?? "",
      views: /^\d{1,13}$/.test(fields[views] ?? "") ? Number(fields[views]) : undefined,
    })),
  );
}

const rowsSchema = z.array(z.object({ name: z.string(), views: z.unknown().optional() }));

function jsonRows(source: SourceFile): Result<readonly Row[]> {
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? source.text.length);
    return fail(errorAt(source, offset, `this is not valid JSON: ${message}`, again));
  }
  const rows = rowsSchema.safeParse(value);
  if (!rows.success) {
    const place = rows.error.issues[0]?.path[0];
    const which = typeof place === "number" ? `entry ${place + 1} of the list` : "this file";
    return fail(useless(source, `${which} is not an article with name and views`));
  }
  return succeed(
    rows.data.map(({ name, views }) => ({ offset: () => lastNaming(source, name), name, views })),
  );
}

const again = "export the file again, or restore it from a backup";

function useless(source: SourceFile, message: string): ContentError {
  return errorAt(source, 0, message, again);
}

/** Where JSON names an article last; 0 if it is written in some other way. */
function lastNaming({ text }: SourceFile, name: string): number {
  const written = JSON.stringify(name);
  const places = [`"name":${written}`, `"name": ${written}`].map((one) => text.lastIndexOf(one));
  return Math.max(0, ...places);
}

/** Where a line begins in the text. */
function offsetOf({ text }: SourceFile, line: number): number {
  let at = 0;
  for (let before = 1; before < line; before++) at = text.indexOf("\n", at) + 1;
  return at;
}
