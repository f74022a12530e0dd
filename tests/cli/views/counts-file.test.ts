import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { countsText, readCounts } from "../../../src/cli/views/counts-file.ts";
import { anyCharacter } from "../../support/any-character.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-counts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string | Uint8Array) {
  const path = join(folder, "views");
  writeFileSync(path, text);
  return readCounts(path);
}

/** What is wrong with a file: lines and messages. */
function faults(text: string | Uint8Array) {
  const counts = read(text);
  return counts.ok ? [] : counts.errors.map(({ line, message }) => `${line}: ${message}`);
}

const article = { name: "plain", path: "/articles/plain/", title: 'A "plain", one', views: 3 };

describe("a file with counts", () => {
  it.each(["csv", "json"] as const)("as %s is read as it was written", (form) => {
    const articles = fc.uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/),
        path: fc.constant("/articles/x/"),
        title: fc.string({ unit: anyCharacter }),
        views: fc.integer({ min: 0, max: 1e12 }),
      }),
      { selector: ({ name }) => name, minLength: 1 },
    );
    fc.assert(
      fc.property(articles, (given) => {
        const counts = read(countsText(form, given));
        expect(counts).toMatchObject({
          ok: true,
          value: given.map(({ name, views }) => ({ name, views })),
        });
      }),
      { numRuns: 25 },
    );
  });

  it.each(["\u0085", "\u2028", "\u2029"])("keeps %j in a title apart from ends of lines", (end) => {
    const text = countsText("json", [{ ...article, title: `a${end}b` }]);
    expect(text.split(/[\n\u0085\u2028\u2029]/)).toHaveLength(4);
    expect(JSON.parse(text)).toMatchObject([{ title: `a${end}b` }]);
    expect(read(text)).toMatchObject({ ok: true, value: [{ name: "plain" }] });
  });

  it("has a line for each article", () => {
    expect(countsText("csv", [article])).toBe(
      'name,path,title,views\r\nplain,/articles/plain/,"A ""plain"", one",3\r\n',
    );
    expect(countsText("json", [article, { ...article, name: "b" }])).toBe(
      `[
{"name":"plain","path":"/articles/plain/","title":"A \\"plain\\", one","views":3},
{"name":"b","path":"/articles/plain/","title":"A \\"plain\\", one","views":3}
]
`,
    );
  });

  it.each([
    ["a byte-order mark", "\uFEFFname,views\r\na,1\r\n"],
    ["columns in another order and more of them", "x,views,name\n,1,a\n"],
    ["JSON on one line", '[{"views":1,"name":"a"}]'],
  ])("may have %s", (_, text) => {
    expect(read(text)).toMatchObject({ ok: true, value: [{ name: "a", views: 1 }] });
  });
});

describe("a broken file", () => {
  it.each<[string | Uint8Array, string[]]>([
    ["", ["1: the first line does not name the columns name and views"]],
    ["name,views\n", ["1: this file holds no article"]],
    ["[]", ["1: this file holds no article"]],
    ["name;views\na;1\n", ["1: the first line does not name the columns name and views"]],
    ["name,views\na,1\nb,2,3\n", ["3: this line has 3 fields, and the first line names 2"]],
    [
      "name,views\na,one\nb,1\nc,-1\nd,1.5\ne,\nf,99999999999999\n",
      ["a", "c", "d", "e", "f"].map(
        (name) =>
          `${{ a: 2, c: 4, d: 5, e: 6, f: 7 }[name]}: the views of ${name} are not a number of views`,
      ),
    ],
    ["name,views\na,1\nb,1\na,2\n", ["4: a appears twice"]],
    ["name,views\n,1\n", ["2: this article has no name"]],
    ['name,views\na,1\n"b,2\n', ["3: a quotation mark opens here and never closes"]],
    [
      '[\n{"name":"a","views":1},\n{"name":"b","views":-1}\n]',
      ["3: the views of b are not a number of views"],
    ],
    ['[\n{"name":"a"}\n]', ["2: the views of a are not a number of views"]],
    [
      '[\n{"name":"a","views":1},\n7\n]',
      ["1: entry 2 of the list is not an article with name and views"],
    ],
    ['{"articles":[]}', ["1: this file is not an article with name and views"]],
    [
      Buffer.from("name,views\na,\xff\n", "latin1"),
      ["2: this file is not UTF-8 text: the bytes here are in another encoding"],
    ],
  ])("%j is refused with its lines", (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it("as JSON is refused with the line where it breaks", () => {
    expect(faults('[\n{"name":"a","views":1},\n{"name":"b",views:2}\n]')).toEqual([
      expect.stringMatching(/^3: this is not valid JSON: /),
    ]);
    expect(faults('[\n{"name":"a","views":1},')).toEqual([
      expect.stringMatching(/^2: this is not valid JSON: /),
    ]);
  });

  it("is refused with its first 20 mistakes", () => {
    expect(faults(`name,views\n${"a,x\n".repeat(100)}`)).toHaveLength(20);
  });

  it("that does not exist is refused", () => {
    expect(readCounts(join(folder, "none.csv"))).toMatchObject({
      errors: [{ message: expect.stringContaining("ENOENT") }],
    });
  });
});
