import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { monthlyPrice, storagePrice } from "../../bench/million/prices.ts";

const paid = [
  ...readFileSync("docs/deploying.md", "utf8").matchAll(
    /^\| [\d,]+ \| ([\d,]+) \| [\d,]+ \| paid \| \$([\d.]+) \|$/gm,
  ),
];

it("asks for requests what docs/deploying.md says", () => {
  const nothing = { cpuMilliseconds: 0, objectRequests: 0, rowsWritten: 0 };
  const prices = paid.map(([, perDay = ""]) =>
    monthlyPrice({ ...nothing, requests: Number(perDay.replaceAll(",", "")) }).toFixed(2),
  );
  expect(prices).toEqual(paid.map(([, , dollars]) => dollars));
  expect(prices.length).toBeGreaterThan(3);
});

it("asks for each thing only beyond what the plan includes", () => {
  const included = {
    requests: 10e6 / 30,
    cpuMilliseconds: 30e6 / 30,
    objectRequests: 1e6 / 30,
    rowsWritten: 50e6 / 30,
  };
  expect(monthlyPrice(included)).toBeCloseTo(5);
  expect(monthlyPrice({ ...included, cpuMilliseconds: 130e6 / 30 })).toBeCloseTo(7);
  expect(monthlyPrice({ ...included, objectRequests: 3e6 / 30 })).toBeCloseTo(5.3);
  expect(monthlyPrice({ ...included, rowsWritten: 52e6 / 30 })).toBeCloseTo(7);
  expect([storagePrice(10), storagePrice(110)]).toEqual([0, 1.5]);
});
