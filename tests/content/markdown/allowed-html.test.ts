import { readFile } from "node:fs/promises";
import { find, html } from "property-information";
import { expect, it } from "vitest";
import { allowedHtml, embedHosts } from "../../../src/content/markdown/allowed-html.ts";

const guide = await readFile("docs/authoring.md", "utf8");
const [, section = ""] = /\n## What HTML is allowed\n([\s\S]*?)\n## /.exec(guide) ?? [];

/** What Broadsheet adds itself, and authors need not know. */
const unmentioned = /^(class|data-.*|allowfullscreen|loading|sandbox|referrerpolicy)$/;

it("lists in the authors' guide exactly the elements and attributes that are allowed", () => {
  const told: Record<string, string[]> = {};
  for (const [, elements = "", attributes = ""] of section.matchAll(/^\| (`<.*?) \|(.*)\|$/gm)) {
    for (const [, name = ""] of elements.matchAll(/`<(\w+)>`/g)) {
      told[name] = [...attributes.matchAll(/`([a-z-]+)`/g)].flatMap(([, attribute = ""]) =>
        unmentioned.test(attribute) || attribute === "language-js" ? [] : attribute,
      );
    }
  }
  const kept = Object.fromEntries(
    (allowedHtml.tagNames ?? []).map((name) => [
      name,
      (allowedHtml.attributes?.[name] ?? [])
        .map((entry) => find(html, typeof entry === "string" ? entry : entry[0]).attribute)
        .filter((attribute) => !unmentioned.test(attribute)),
    ]),
  );
  const sorted = (table: Record<string, string[]>) =>
    Object.fromEntries(
      Object.entries(table)
        .map(([name, attributes]) => [name, attributes.toSorted()] as const)
        .sort(([a], [b]) => a.localeCompare(b)),
    );
  expect(sorted(told)).toEqual(sorted(kept));
});

it("lists in the authors' guide the hosts that may be embedded", () => {
  const [line = ""] = section.split("\n").filter((one) => one.startsWith("- An `<iframe>`"));
  expect([...line.matchAll(/`([a-z-]+(?:\.[a-z-]+)+)`/g)].map(([, host]) => host)).toEqual([
    ...embedHosts,
  ]);
});
