import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText, noFormula, readCsv } from "../../../src/cli/views/csv.ts";
import { anyCharacter } from "../../support/any-character.ts";

function read(text: string) {
  const records = readCsv(text);
  return Array.isArray(records) ? records.map(({ fields }) => fields) : records;
}

describe("CSV", () => {
  it("is read as it was written, whatever the fields hold", () => {
    const field = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.stringMatching(/^[a",\r\n;' ]*$/),
      fc.constantFrom("", '"', '""', "\r\n", ","),
    );
    // A line with one empty field is an empty line.
    const records = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { maxLength: 10 });
    fc.assert(
      fc.property(records, (given) => {
        expect(read(csvText(given))).toEqual(given);
      }),
    );
  });

  it("has lines that end in CRLF, and quotation marks only where it needs them (RFC 4180)", () => {
    expect(csvText([["a-b", "/x/", 'say "hi", you', "12"]])).toBe(
      'a-b,/x/,"say ""hi"", you",12\r\n',
    );
  });

  it.each<[string, unknown]>([
    ["", []],
    ["a,b", [["a", "b"]]],
    ["a,b\n", [["a", "b"]]],
    [
      "a,\r\n,b",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    [
      '"a\r\nb","c"\n\n\nd,e',
      [
        ["a\r\nb", "c"],
        ["d", "e"],
      ],
    ],
    [",", [["", ""]]],
  ])("%j is read as spreadsheets write it", (text, records) => {
    expect(read(text)).toEqual(records);
  });

  it("knows on which line a record begins", () => {
    const records = readCsv('a,b\n"1\n2",c\n\nd,e');
    expect(Array.isArray(records) && records.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it.each([
    ['a,b\nc,"d', 2, /opens here and never closes/],
    ['a,b\n"1\n2",c\nd,"e"f', 4, /out of place/],
    ['a"b', 1, /out of place/],
    ['"a" ,b', 1, /out of place/],
  ])("%j is refused with its line", (text, line, message) => {
    expect(read(text)).toEqual({ line, message: expect.stringMatching(message) });
  });

  it("of a long field takes no longer than its length", () => {
    const long = '""'.repeat(500_000);
    expect(read(`"${long}",b`)).toEqual([['"'.repeat(500_000), "b"]]);
    expect(read(`"${long}`)).toMatchObject({ line: 1 });
  });
});

describe("a title", () => {
  it.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(1)", "'@SUM(1)"],
    [" =1", "' =1"],
    ["\t=1", "'\t=1"],
    ["a\n=1", "a\n'=1"],
    ["a;=1", "a;'=1"],
    ["＝1", "'＝1"],
    ["1+1 = 2", "1+1 = 2"],
    ["科研新闻", "科研新闻"],
  ])("%j is %j, so that no spreadsheet takes it for a formula", (title, safe) => {
    expect(noFormula(title)).toBe(safe);
  });
});
