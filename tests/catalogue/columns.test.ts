import fc from "fast-check";
import { expect, it } from "vitest";
import {
  decodeGrowing,
  decodeLists,
  encodeGrowing,
  encodeLists,
  holdsMarked,
  listOf,
  rowsByValue,
} from "../../src/catalogue/columns.ts";

const lists = fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 5 }), { maxLength: 40 });

it("reads back ascending numbers from JSON unchanged", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 43), max: 2 ** 43 })), (numbers) => {
      const growing = numbers.sort((a, b) => a - b);
      const text = JSON.stringify(encodeGrowing(growing));
      expect(Array.from(decodeGrowing(JSON.parse(text)))).toEqual(growing);
    }),
  );
});

it("reads back lists from JSON unchanged", () => {
  fc.assert(
    fc.property(lists, (written) => {
      const read = decodeLists(JSON.parse(JSON.stringify(encodeLists(written))), written.length);
      expect(written.map((_, row) => Array.from(listOf(read, row)))).toEqual(written);
    }),
  );
});

it("finds a marked number in a row if the row's list contains it", () => {
  fc.assert(
    fc.property(lists, fc.uniqueArray(fc.nat(9)), (written, marked) => {
      const read = decodeLists(encodeLists(written), written.length);
      const marks = Uint8Array.from({ length: 10 }, (_, value) => (marked.includes(value) ? 1 : 0));
      written.forEach((list, row) => {
        expect(holdsMarked(read, row, marks)).toBe(list.some((value) => marked.includes(value)));
      });
    }),
  );
});

it("finds the rows whose lists contain a number, in order", () => {
  fc.assert(
    fc.property(lists, (written) => {
      const rows = rowsByValue(decodeLists(encodeLists(written), written.length), 10);
      expect(rows.map((one) => Array.from(one))).toEqual(
        Array.from({ length: 10 }, (_, value) =>
          written.flatMap((list, row) => (list.includes(value) ? row : [])),
        ),
      );
    }),
  );
});
