import { expect, it } from "vitest";
import { encodeGivenIds, GivenIds } from "../../src/catalogue/given-ids.ts";
import { madeUp } from "../support/made-up.ts";

it("finds the given id of each row", () => {
  const ids = [undefined, "123 at http://old.example", undefined, "tag:x,2020:y", "z"];
  const columns = JSON.parse(JSON.stringify(encodeGivenIds(ids)));
  const found = new GivenIds(columns);
  expect([...ids, undefined].map((_, row) => found.at(row))).toEqual([...ids, undefined]);
});

it("costs the index nothing if no article has one", () => {
  expect(encodeGivenIds([undefined, undefined])).toBeUndefined();
  expect(Object.keys(madeUp([{}, {}]).edition.index)).not.toContain("ids");
  expect(new GivenIds(undefined).at(0)).toBeUndefined();
});
