import { describe, expect, it } from "vitest";
import { noConditions } from "../../src/query/query.ts";
import { firstSlug, withdrawnSince } from "../../src/query/select.ts";
import { slice } from "../../src/query/slice.ts";
import { madeUp } from "../support/made-up.ts";

describe("the withdrawn articles of a slice", () => {
  const gone = (date: number) => ({ date, reason: "Wrong" });
  const { catalogue } = madeUp([
    { published: 1, withdrawn: gone(10) },
    { published: 2 },
    { published: 3, withdrawn: gone(12) },
    { published: 4, withdrawn: gone(11) },
    { published: 30, withdrawn: gone(12) },
  ]);
  const names = (conditions: { readonly since?: number; readonly until?: number }, since: number) =>
    withdrawnSince(catalogue, slice(catalogue, { ...noConditions, ...conditions }), since, 20).map(
      ({ row }) => firstSlug(catalogue, row),
    );

  it.each([
    [9, ["s2", "s3", "s0"]],
    [10, ["s2", "s3", "s0"]],
    [11, ["s2", "s3"]],
    [12, ["s2"]],
    [13, []],
  ])("since %d are those withdrawn then or later, latest first: %j", (since, expected) => {
    expect(names({}, since)).toEqual(expected);
  });

  it.each([
    [{ since: 1, until: 4 }, ["s2", "s0"]],
    [{ since: 2, until: 5 }, ["s2", "s3"]],
    [{ since: 2, until: 3 }, []],
    [{ since: 4 }, ["s3"]],
    [{ until: 3 }, ["s0"]],
  ])("with %j are those published in that period: %j", (conditions, expected) => {
    expect(names(conditions, -Infinity)).toEqual(expected);
  });
});
