import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const text = readFileSync("docs/security.md", "utf8");

it("names only tests and decisions that exist", () => {
  const tests = Array.from(text.matchAll(/`(tests\/[^`]+)`/g), ([, path = ""]) => path);
  const decisions = Array.from(
    text.matchAll(/\((decisions\/[^)]+)\)/g),
    ([, path]) => `docs/${path}`,
  );
  expect(tests.length).toBeGreaterThan(20);
  expect([...tests, ...decisions].filter((path) => !existsSync(path))).toEqual([]);
});

it("shows each promise by a test", () => {
  const promises = text.split("\n").filter((line) => /^\| .* \| .* \| .* \|$/.test(line));
  const shown = promises.filter((line) => !/^\| (Promise|---) /.test(line));
  expect(shown.length).toBeGreaterThan(15);
  for (const line of shown) expect(line).toMatch(/`tests\/[^`]+`[^|]*\|$/);
});
