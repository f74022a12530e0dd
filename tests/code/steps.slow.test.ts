import { stepsOf } from "../support/steps.ts";

// Counting begins before the code is loaded that it counts.

import { expect, it } from "vitest";
import { parseMarkdown } from "../../src/content/markdown/parse-markdown.ts";

it("counts every run of the same work alike, the first one and all later ones", async () => {
  const steps = () => stepsOf(() => parseMarkdown("*a* ".repeat(100)), /./);
  await steps();
  const second = await steps();
  expect(second).toBeGreaterThan(10_000);
  expect(await steps()).toBe(second);
});

it("counts the loops of a function that ran before", async () => {
  const loop = (count: number) => {
    let sum = 0;
    for (let at = 0; at < count; at++) sum += at;
    return sum;
  };
  loop(1);
  expect(await stepsOf(() => loop(1000), /./)).toBeGreaterThan(1000);
});
