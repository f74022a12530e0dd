/** A record of a CSV file, and the line of the file on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Where a CSV file cannot be read, and why. */
export interface CsvFault {
  readonly line: number;
  readonly message: string;
}

/** Writes records as CSV (RFC 4180). */
export function csvText(records: readonly (readonly string[])[]): string {
  return records.map((fields) => `${fields.map(quoted).join(",")}\r\n`).join("");
}

/**
 * A text that no spreadsheet takes for a formula, even if the program divides the line at semicolons or
 * tabs: an apostrophe comes before anything that would begin one.
 */
export function noFormula(text: string): string {
  return text.replace(/(^|[;\t\r\n])(\s*[=+\-@＝＋－＠])/g, "$1'$2");
}

function quoted(field: string): string {
  return /[^\w /.:-]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Reads CSV (RFC 4180). Lines may end in LF, and empty lines are skipped. */
export function readCsv(text: string): CsvRecord[] | CsvFault {
  const records: CsvRecord[] = [];
  // A field, and what ends it. The flag y lets no character be skipped.
  const pattern = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let line = 1;
  let begins = 1;
  let fields: string[] = [];
  while (pattern.lastIndex < text.length || fields.length > 0) {
    const at = pattern.lastIndex;
    const [whole, inQuotes, plain = "", end = ""] = pattern.exec(text) ?? [];
    if (whole === undefined) return faultAt(text, at, line);
    fields.push(inQuotes?.replaceAll('""', '"') ?? plain);
    line += whole.split("\n").length - 1;
    if (end === ",") continue;
    if (fields.length > 1 || fields[0] !== "") records.push({ line: begins, fields });
    fields = [];
    begins = line;
  }
  return records;
}

function faultAt(text: string, at: number, line: number): CsvFault {
  const isOpen = text[at] === '"' && /^"[^"]*(?:""[^"]*)*$/.test(text.slice(at));
  return {
    line,
    message: isOpen
      ? "a quotation mark opens here and never closes"
      : "a quotation mark is out of place",
  };
}
