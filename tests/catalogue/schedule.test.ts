import { expect, it } from "vitest";
import { changedAt, nextChange } from "../../src/catalogue/schedule.ts";
import { madeUp } from "../support/made-up.ts";

const minute = 60_000;
const pressed = Date.UTC(2026, 10, 22);

it("dates an edition later than the one before, until it is served everywhere", () => {
  // Both editions contain an article that appears while the second is being deployed.
  const articles = [{ published: pressed + 2 * minute }];
  const before = madeUp(articles, {}, { pressed: pressed - 60 * minute }).catalogue;
  const after = madeUp(articles, {}, { pressed }).catalogue;
  for (const served of [1, 3, 9]) {
    const [last, first] = [pressed + served * minute, pressed + served * minute + 1000];
    expect(changedAt(after, first)).toBeGreaterThan(changedAt(before, last));
  }
  const settled = changedAt(after, pressed + 24 * 60 * minute);
  expect(settled).toBeLessThan(pressed + 60 * minute);
  expect(changedAt(after, pressed + 48 * 60 * minute)).toBe(settled);
});

it("dates scheduled changes, and knows the next one", () => {
  const [first, second] = [pressed + 60 * minute, pressed + 120 * minute];
  const { catalogue } = madeUp([{ published: first, expires: second }], {}, { pressed });
  expect(nextChange(catalogue, first - 1)).toBe(first);
  expect(changedAt(catalogue, first)).toBe(first);
  expect(nextChange(catalogue, first)).toBe(second);
  expect(changedAt(catalogue, second + minute)).toBe(second);
  expect(nextChange(catalogue, second)).toBe(Infinity);
});
