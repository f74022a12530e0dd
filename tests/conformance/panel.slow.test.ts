import { describe, expect, it } from "vitest";
import { formatKeys } from "../../src/article/formats.ts";
import { panel } from "../support/panel/panel.ts";
import { feedFields, itemFields, type Understood } from "../support/panel/panelist.ts";
import { documents, feeds } from "./corpus.ts";
import { comparable, expectedFeed, expectedOf, expects } from "./expected.ts";
import { losses } from "./losses.ts";

/** A cell of the table: one field in one format, as one reader understands it. */
interface Cell {
  /** Reader, format, level and field. */
  readonly key: string;
  readonly row: string;
  readonly column: string;
  readonly read: unknown;
  readonly expected: unknown;
}

const columns: string[] = [];
const cells: Cell[] = [];
for (const { name, reads } of panel) {
  for (const format of formatKeys) {
    const understood = await reads[format]?.(feeds[format] ?? "");
    if (understood === undefined) continue;
    const column = `${name} ${format}`;
    columns.push(column);
    cells.push(...feedCells(column, format, understood), ...itemCells(column, format, understood));
  }
}

function feedCells(column: string, format: (typeof formatKeys)[number], { feed }: Understood) {
  return feedFields.flatMap((field): Cell[] => {
    const expected = expectedFeed(format, field);
    if (expected === undefined || !(field in feed)) return [];
    const row = `feed ${field}`;
    const read = comparable(field, feed[field]);
    return [{ key: `${column} ${row}`, row, column, read, expected: comparable(field, expected) }];
  });
}

function itemCells(column: string, format: (typeof formatKeys)[number], { items }: Understood) {
  return itemFields.flatMap((field): Cell[] => {
    if (!expects(format, field) || !items.some((item) => field in item)) return [];
    const expected = documents.map(({ reading }) =>
      comparable(field, expectedOf(format, field, reading)),
    );
    const row = `item ${field}`;
    const read = items.map((item) => comparable(field, item[field]));
    return [{ key: `${column} ${row}`, row, column, read, expected }];
  });
}

const reasons = new Map<string, string>(
  losses.flatMap(({ reader, formats, level, field, reason }) =>
    formats.map((format) => [`${reader} ${format} ${level} ${field}`, reason] as const),
  ),
);

describe("the panel", () => {
  it("has six independent readers, and at least two of them read each format", () => {
    expect(panel).toHaveLength(6);
    for (const format of formatKeys) {
      expect(columns.filter((column) => column.endsWith(` ${format}`)).length).toBeGreaterThan(1);
    }
  });

  it.each(cells.filter(({ key }) => !reasons.has(key)))("$key: as written", (cell) => {
    expect(cell.read).toEqual(cell.expected);
  });

  it.each(cells.filter(({ key }) => reasons.has(key)))("$key: still lost", (cell) => {
    expect(cell.read, "the reader now gets it right: take it off the list of losses").not.toEqual(
      cell.expected,
    );
  });

  it("is asked for every field in the list of losses, which has at most 20", () => {
    const keys = new Set(cells.map(({ key }) => key));
    expect([...reasons.keys()].filter((key) => !keys.has(key))).toEqual([]);
    expect(reasons.size).toBeLessThanOrEqual(20);
  });

  it("understands what the table in golden/panel.golden.md says", async () => {
    const rows = [...new Set(cells.map(({ row }) => row))];
    const line = (parts: readonly string[]) => `| ${parts.join(" | ")} |`;
    const outcome = (row: string, column: string) => {
      const cell = cells.find((one) => one.row === row && one.column === column);
      if (cell === undefined) return "";
      return reasons.has(cell.key) ? "lost" : "read";
    };
    const table = [
      line(["", ...columns]),
      line(["---", ...columns.map(() => "---")]),
      ...rows.map((row) => line([row, ...columns.map((column) => outcome(row, column))])),
    ];
    const why = [...reasons].map(([key, reason]) => `- ${key}: ${reason}`);
    await expect(`${table.join("\n")}\n\n${why.join("\n")}\n`).toMatchFileSnapshot(
      "golden/panel.golden.md",
    );
  });
});
