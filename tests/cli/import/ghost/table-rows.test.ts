import { expect, it } from "vitest";
import {
  DamagedExport,
  type TableRow,
  tableRows,
} from "../../../../src/cli/import/ghost/table-rows.ts";

async function rowsOf(text: string, size = text.length): Promise<TableRow[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const rows: TableRow[] = [];
  for await (const row of tableRows(pieces())) rows.push(row);
  return rows;
}

const posts = [{ html: '"}]\\', tags: [{ a: {} }] }, { html: "{[" }];
const whole = JSON.stringify({ db: [{ meta: { data: 1 }, data: { posts, users: [] } }] });

it.each([1, 2, 7, whole.length])(
  "gives each row once, in pieces of %d characters",
  async (size) => {
    expect(await rowsOf(whole, size)).toEqual(posts.map((row) => ({ table: "posts", row })));
  },
);

it("finds no row where there is none", async () => {
  expect(await rowsOf('{"data":{"posts":{"a":1},"x":["y"]},"posts":[{"a":1}]}')).toEqual([]);
});

it("says that an export breaks off, within a row and between two", async () => {
  const between = whole.indexOf(',{"html"');
  for (const end of [between, between + 5, whole.length - 1]) {
    await expect(rowsOf(whole.slice(0, end)), String(end)).rejects.toThrow(DamagedExport);
  }
  await expect(rowsOf('{"data":{"posts":[{"a":x}]}}')).rejects.toThrow("no valid JSON");
});
