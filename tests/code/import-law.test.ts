import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { breachesOf, circlesOf, importsOf, readLaw, sourcesIn } from "../support/imports.ts";

/*
 * Compares the sources with the import law, the table in docs/architecture.md. The tests of the law itself
 * use texts and write no files, because other tests hash src/.
 */
const law = readLaw(readFileSync("docs/architecture.md", "utf8"));
const sources = sourcesIn("src");

it("no file imports from a room that its own room may not import from", () => {
  expect(breachesOf(sources, law)).toEqual([]);
});

it("no files import each other in a circle", () => {
  expect(circlesOf(sources)).toEqual([]);
});

it("only the entry point is outside the rooms", () => {
  expect([...sources.keys()].filter((file) => !file.includes("/"))).toEqual(["worker.ts"]);
});

it("every room may import only what it does import", () => {
  for (const [room, { allowed }] of law) {
    const files = [...sources].filter(
      ([file]) => (file.includes("/") ? file.split("/")[0] : "src") === room,
    );
    const used = files.flatMap(([file, text]) => importsOf(file, text));
    const unused = allowed.filter(
      (other) =>
        !used.some((one) =>
          other === "src" ? sources.has(one) && !one.includes("/") : one.startsWith(`${other}/`),
        ),
    );
    expect([room, unused]).toEqual([room, []]);
  }
});

it.each([
  ["article/a.ts", 'import { x } from "../feed/head.ts";'],
  ["article/a.ts", 'import type { X } from "../feed/head.ts";'],
  ["article/a.ts", 'export { x } from "../feed/head.ts";'],
  ["article/a.ts", 'import "../feed/head.ts";'],
  ["article/a.ts", 'const x = await import("../feed/head.ts");'],
  ["article/a.ts", 'new URL("../feed/head.ts", import.meta.url)'],
  ["article/a.ts", 'import {\n  x,\n  y,\n} from "../feed/head.ts";'],
  ["catalogue/a.ts", 'import { readFileSync } from "node:fs";'],
  ["feed/a.ts", 'import { createHash } from "node:crypto";'],
  ["pages/a.tsx", 'import type { Context } from "hono";'],
  ["unknown/a.ts", "export {};"],
  ["app.ts", 'import { x } from "./press/xml.ts";'],
])("in %s, %j is a breach", (file, text) => {
  const there = new Map([...sources, ["feed/head.ts", ""], ["press/xml.ts", ""], [file, text]]);
  expect(breachesOf(there, law)).not.toEqual([]);
});

it("finds a circle of three files, and a circle of types", () => {
  const circle = new Map([
    ["a/a.ts", 'import { b } from "../b/b.ts";'],
    ["b/b.ts", 'import type { C } from "./c.ts";'],
    ["b/c.ts", 'import { a } from "../a/a.ts";'],
  ]);
  expect(circlesOf(circle)).toEqual([["a/a.ts", "b/b.ts", "b/c.ts", "a/a.ts"]]);
});
