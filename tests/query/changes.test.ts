import { describe, expect, it } from "vitest";
import { changesSince } from "../../src/query/changes.ts";
import { noConditions } from "../../src/query/query.ts";
import { slice } from "../../src/query/slice.ts";
import { madeUp } from "../support/made-up.ts";

describe("the scheduled changes since a moment", () => {
  const { catalogue } = madeUp([
    { published: 1, expires: 10 },
    { published: 2, expires: 11 },
    { published: 10 },
    { published: 11 },
    { published: 12 },
  ]);
  const { edition } = catalogue.lineage;
  const told = (moment: number, now: number) =>
    changesSince(
      catalogue,
      slice(catalogue, noConditions),
      { edition, moment },
      undefined,
      9,
      now,
    ).map(({ name, state }) => `${name} ${state}`);

  it.each([
    [9, ["s0 expired", "s1 expired", "s2 public", "s3 public"]],
    [10, ["s1 expired", "s3 public"]],
    [11, []],
  ])("after %d are the articles that expired or appeared later: %j", (moment, expected) => {
    expect(told(moment, 11)).toEqual(expected);
  });

  it.each([
    [9, []],
    [10, ["s0 expired", "s2 public"]],
    [11, ["s0 expired", "s1 expired", "s2 public", "s3 public"]],
  ])("until %d are the articles that have expired or appeared by then: %j", (now, expected) => {
    expect(told(9, now)).toEqual(expected);
  });

  it("end after the requested number, in order of publication", () => {
    const all = slice(catalogue, noConditions);
    const first = changesSince(catalogue, all, { edition, moment: 9 }, undefined, 2, 11);
    expect(first.map(({ name }) => name)).toEqual(["s0", "s1"]);
    const rest = changesSince(catalogue, all, { edition, moment: 9 }, first[1], 9, 11);
    expect(rest.map(({ name }) => name)).toEqual(["s2", "s3"]);
  });
});

describe("an article that was taken back before its publication", () => {
  const before = madeUp([{ published: 3 }], {}, { pressed: 1 });
  const { catalogue } = madeUp(
    [{ published: 3, draft: true }],
    {},
    { pressed: 2, before: before.memory },
  );
  const since = { edition: before.catalogue.lineage.edition, moment: 0 };

  it.each([
    ["is a secret until then", 2, []],
    ["may have appeared in the edition before", 3, [{ name: "s0", state: "gone" }]],
  ])("%s", (_, now, expected) => {
    const told = changesSince(catalogue, slice(catalogue, noConditions), since, undefined, 9, now);
    expect(told).toMatchObject(expected);
    expect(told).toHaveLength(expected.length);
  });
});
