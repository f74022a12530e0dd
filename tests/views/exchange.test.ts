import { expect, it } from "vitest";
import { isCount } from "../../src/views/exchange.ts";

it.each([0, 1, 1_000_000_000_000])("takes %d for a number of views", (value) => {
  expect(isCount(value)).toBe(true);
});

it.each([-1, 0.5, 1_000_000_000_001, Number.NaN, "1", null])(
  "takes %j for no number of views",
  (value) => {
    expect(isCount(value)).toBe(false);
  },
);
