import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../conformance/arbitraries.ts";
import { elementsOf, structureOf } from "../support/page-elements.ts";
import { everyPage } from "../support/pages.ts";
import { faultsOfHtml } from "../support/valid-html.ts";

const plain = everyPage("Plain");

it("keeps its structure whatever the texts contain: no markup gets through", () => {
  const structures = Object.fromEntries(
    Object.entries(plain).map(([name, html]) => [name, structureOf(html)]),
  );
  const visible = anyText.filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(visible, (words) => {
      for (const [name, html] of Object.entries(everyPage(words))) {
        expect(structureOf(html), name).toEqual(structures[name]);
      }
    }),
    { numRuns: 60 },
  );
});

describe.each(Object.entries(plain))("the page %s", (_, html) => {
  const elements = elementsOf(html);

  it("has no inline styles or scripts, so it works under a strict policy", () => {
    for (const { name, attributes } of elements) {
      expect(name).not.toBe("style");
      expect(Object.keys(attributes).filter((key) => /^(style|on.*)$/.test(key))).toEqual([]);
      if (name !== "script") continue;
      const isData = attributes["type"] === "application/ld+json";
      expect(isData || (attributes["src"]?.startsWith("/") && "defer" in attributes)).toBe(true);
    }
  });

  it("reserves the space of every picture", () => {
    for (const { name, attributes } of elements) {
      if (name !== "img") continue;
      expect(attributes["width"]).toMatch(/^\d+$/);
      expect(attributes["height"]).toMatch(/^\d+$/);
    }
  });

  it("has one main heading and no repeated id", () => {
    expect(elements.filter(({ name }) => name === "h1")).toHaveLength(1);
    const ids = elements.flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("is valid HTML", async () => {
    expect(await faultsOfHtml(html)).toEqual([]);
  });
});
