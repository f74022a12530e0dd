import { expect, it } from "vitest";
import { activeTime } from "../../../src/cli/deploy/check-limits.ts";

it("reads the time of work from wrangler's report", () => {
  const report = `│ Local startup profile:
│   Profile window: 75.6 ms
│   Active: 44.5 ms (including 1.0 ms garbage collection)
│   Idle: 31.5 ms`;
  expect(activeTime(report)).toBe(44.5);
  expect(activeTime("│   Active: 1044 ms")).toBe(1044);
});

it("measures nothing where the report says nothing, or no time", () => {
  expect(activeTime("│   Active: 0.0 ms (including 0.0 ms garbage collection)")).toBeUndefined();
  expect(activeTime("Worker Built!")).toBeUndefined();
});
