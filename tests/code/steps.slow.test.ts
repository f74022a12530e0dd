import { stepsOf } from "../support/steps.ts";

// The import above comes first, because counting must begin before the code to count is loaded.

import { expect, it } from "vitest";
import { parseMarkdown } from "../../src/content/markdown/parse-markdown.ts";

it("counts the same for every run of the same work, including the first", async () => {
  const steps = () => stepsOf(() => parseMarkdown("*a* ".repeat(100)), /./);
  await steps();
  const second = await steps();
  expect(second).toBeGreaterThan(10_000);
  expect(await steps()).toBe(second);
});

it("counts the loops of a function that has run before", async () => {
  const loop = (count: number) => {
    let sum = 0;
    for (let at = 0; at < count; at++) sum += at;
    return sum;
  };
  loop(1);
  expect(await stepsOf(() => loop(1000), /./)).toBeGreaterThan(1000);
});
