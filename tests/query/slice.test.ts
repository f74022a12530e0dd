import { expect, it } from "vitest";
import { noConditions } from "../../src/query/query.ts";
import { firstSlug, pageOf } from "../../src/query/select.ts";
import { slice } from "../../src/query/slice.ts";
import { madeUp } from "../support/made-up.ts";

const { catalogue } = madeUp([
  { published: 1 },
  { published: 2 },
  { published: 2 },
  { published: 3 },
]);

it.each([
  [{ since: 2 }, ["s1", "s2", "s3"]],
  [{ since: 3 }, ["s3"]],
  [{ since: 4 }, []],
  [{ until: 2 }, ["s0"]],
  [{ until: 3 }, ["s0", "s1", "s2"]],
  [{ until: 1 }, []],
  [{ since: 2, until: 3 }, ["s1", "s2"]],
])(
  "a slice with %j contains articles from the first moment on, and before the second: %j",
  (given, expected) => {
    const selected = slice(catalogue, { ...noConditions, ...given });
    const { entries } = pageOf(catalogue, selected, { limit: 9 }, 9);
    expect(entries.map(({ row }) => firstSlug(catalogue, row)).reverse()).toEqual(expected);
  },
);
