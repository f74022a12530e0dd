/** A row of a table of a database. */
export interface TableRow {
  readonly table: string;
  readonly row: unknown;
}

/** Characters of one row: far beyond any article. */
const mostCharacters = 32 * 1024 * 1024;

/** An export that is damaged: from there on, nothing can be read. */
export class DamagedExport extends Error {}

/**
 * Reads an export of Ghost piece by piece, and gives out each row of each table as soon as it ends. Holds one
 * row at a time. The tables are lists in the object `data`, wherever that is:
 * `{"db":[{"meta":{…},"data":{"posts":[{…},…],…}}]}`.
 *
 * @throws DamagedExport where the JSON breaks off, or a row is longer than any article
 */
export async function* tableRows(pieces: AsyncIterable<string>): AsyncGenerator<TableRow> {
  /** The keys of the objects and lists that are open; a list has none. */
  const path: (string | undefined)[] = [];
  let row: { table: string; text: string; depth: number } | undefined;
  let text = "";
  let key = "";
  let inText = false;
  let escaped = false;
  for await (const piece of pieces) {
    /** Where the current row or text begins in this piece. */
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const sign = piece[at];
      if (inText) {
        if (escaped) escaped = false;
        else if (sign === "\\") escaped = true;
        else if (sign === '"') {
          inText = false;
          if (row === undefined) text = `${text}${piece.slice(from, at)}`.slice(-200);
        }
      } else if (sign === '"') {
        inText = true;
        if (row === undefined) [text, from] = ["", at + 1];
      } else if (sign === ":") key = text;
      else if (sign === "{" || sign === "[") {
        const table = path.at(-1);
        if (row === undefined && sign === "{" && path.at(-2) === "data" && table !== undefined) {
          row = { table, text: "", depth: path.length };
          from = at;
        }
        path.push(key === "" ? undefined : key);
        key = "";
      } else if (sign === "}" || sign === "]") {
        path.pop();
        if (row !== undefined && path.length === row.depth) {
          yield { table: row.table, row: parsed(row.text + piece.slice(from, at + 1)) };
          row = undefined;
        }
      } else if (sign === ",") key = "";
    }
    if (row !== undefined) row.text += piece.slice(from);
    else if (inText) text = `${text}${piece.slice(from)}`.slice(-200);
    if ((row?.text.length ?? 0) > mostCharacters) {
      throw new DamagedExport("a row of the export is longer than any article");
    }
  }
  if (path.length > 0) throw new DamagedExport("the export breaks off in the middle");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DamagedExport("the export is no valid JSON", { cause });
  }
}
