import { expect, it } from "vitest";
import { progress } from "../../../src/cli/build/press-content.ts";

function shown(isTTY: boolean, total: number): string {
  let text = "";
  const show = progress({
    isTTY,
    columns: 50,
    write: (more) => {
      text += more;
    },
  });
  for (let done = 1; done <= total; done++) show(done, total);
  return text;
}

it("progress is a bar on a terminal", () => {
  expect(shown(true, 100)).toMatch(/\r\[={20}\] 100 of 100\n$/);
  expect(shown(true, 100)).toContain("\r[==========          ] 50 of 100");
});

it("progress is a line for each tenth elsewhere", () => {
  expect(shown(false, 200).split("\n")).toHaveLength(11);
  expect(shown(false, 200)).toMatch(/^Pressed 20 of 200\n/);
});

it("progress is not shown below a hundred articles", () => {
  expect(shown(true, 99)).toBe("");
});
