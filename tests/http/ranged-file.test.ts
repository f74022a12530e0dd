import fc from "fast-check";
import { expect, it } from "vitest";
import { parseRange } from "../../src/http/ranged-file.ts";

it.each([
  ["bytes=0-499", { first: 0, last: 499 }],
  ["bytes=500-", { first: 500, last: 999 }],
  ["bytes=-500", { first: 500, last: 999 }],
  ["bytes=-5000", { first: 0, last: 999 }],
  ["bytes=999-99999999999999999999", { first: 999, last: 999 }],
  ["Bytes= 0-0 ", { first: 0, last: 0 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=99999999999999999999-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=500-400", "all"],
  ["bytes=-", "all"],
  ["bytes=0-1,5-6", "all"],
  ["bytes=a-b", "all"],
  ["bytes=1.5-2", "all"],
  ["items=0-1", "all"],
  ["", "all"],
  [undefined, "all"],
] as const)(
  "reads %s of 1000 bytes as %o (RFC 9110, sections 14.1 and 14.2)",
  (header, expected) => {
    expect(parseRange(header, 1000)).toEqual(expected);
  },
);

it("never returns a range outside the file", () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.constantFrom("", "0", "7", "99"), fc.nat(200)).map(([a, b]) => `bytes=${a}-${b}`),
    fc.nat(200).map((first) => `bytes=${first}-`),
  );
  let parts = 0;
  fc.assert(
    fc.property(header, fc.integer({ min: 1, max: 150 }), (text, size) => {
      const range = parseRange(text, size);
      if (typeof range === "string") return;
      parts++;
      expect(range.first).toBeGreaterThanOrEqual(0);
      expect(range.first).toBeLessThanOrEqual(range.last);
      expect(range.last).toBeLessThan(size);
    }),
  );
  expect(parts).toBeGreaterThan(10);
});
