import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";

// The law is in the linter: each breach, written into a room, must be refused.
const breaches = [
  ["article", 'import "../feed/formats.ts";'],
  ["article", 'import "../catalogue/volume.ts";'],
  ["content", 'import "../press/xml.ts";'],
  ["catalogue", 'import "../feed/formats.ts";'],
  ["catalogue", 'import "../content/date.ts";'],
  ["feed", 'import "../pages/date.tsx";'],
  ["feed", 'import "../http/answer.ts";'],
  ["pages", 'import "../feed/head.ts";'],
  ["pages", 'import "../press/xml.ts";'],
  ["press", 'import "../http/answer.ts";'],
  ["press", 'import "../cli/build.ts";'],
  ["views", 'import "../catalogue/volume.ts";'],
  ["views", 'import type { Context } from "hono"; export type C = Context;'],
  ["pages", 'import "../views/visit.ts";'],
  ["http", 'import "../feed/formats.ts";'],
  ["feed", 'import type { Context } from "hono"; export type C = Context;'],
  ["article", 'import "node:fs";'],
  ["catalogue", 'import "node:crypto";'],
  ["language", 'import "../article/instant.ts";'],
  ["article", 'import "../language/direction.ts";'],
  ["catalogue", 'import "../language/spoken.ts";'],
  ["memory", 'import "../article/instant.ts";'],
  ["memory", 'import "../catalogue/volume.ts";'],
  ["feed", 'import "../memory/lru.ts";'],
  ["pages", 'import "../memory/lru.ts";'],
  [".", 'import "./press/xml.ts";'],
  [".", 'import "./content/date.ts";'],
] as const;

const files = breaches.map(([room], number) => `src/${room}/breach-of-the-law-${number}.ts`);
files.forEach((file, number) => {
  writeFileSync(file, `${breaches[number]?.[1]}\n`);
});
afterAll(() => {
  for (const file of files) rmSync(file);
});
const { stdout } = spawnSync(
  "biome",
  ["lint", "--reporter=github", "--max-diagnostics=none", ...files],
  {
    encoding: "utf8",
  },
);

it.each(breaches.map(([room, source], number) => [room, source, number] as const))(
  "in src/%s: %s is against the law",
  (_, __, number) => {
    const file = files[number]?.replace("/./", "/") ?? "";
    expect(
      stdout
        .split("\n")
        .filter((line) => line.includes(file))
        .join(),
    ).toContain("noRestrictedImports");
  },
);
