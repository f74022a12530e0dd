import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { anyText } from "../conformance/arbitraries.ts";
import { elementsOf, structureOf } from "../support/page-elements.ts";
import { everyPage } from "../support/pages.ts";

const plain = everyPage("Plain");

it("keeps its structure whatever the texts are: no markup gets through", () => {
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

describe.each(Object.entries(plain))("the page: %s", (_, html) => {
  const elements = elementsOf(html);

  it("has no styles and no scripts of its own, so that a strict policy lets it work", () => {
    for (const { name, attributes } of elements) {
      expect(name).not.toBe("style");
      expect(Object.keys(attributes).filter((key) => /^(style|on.*)$/.test(key))).toEqual([]);
      if (name !== "script") continue;
      const isData = attributes["type"] === "application/ld+json";
      expect(isData || (attributes["src"]?.startsWith("/") && "defer" in attributes)).toBe(true);
    }
  });

  it("reserves the place of every picture", () => {
    for (const { name, attributes } of elements) {
      if (name !== "img") continue;
      expect(attributes["width"]).toMatch(/^\d+$/);
      expect(attributes["height"]).toMatch(/^\d+$/);
    }
  });

  it("has one main heading, and no id twice", () => {
    expect(elements.filter(({ name }) => name === "h1")).toHaveLength(1);
    const ids = elements.flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("is valid HTML", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard", "html-validate:a11y"],
      rules: {
        // The rules of style say how to write a source by hand.
        "void-style": "off",
        "long-title": "off",
        "no-implicit-button-type": "error",
      },
    });
    const { results } = await validator.validateString(html);
    const messages = results.flatMap(({ messages: found }) => found);
    expect(messages.map(({ ruleId, message, selector }) => [ruleId, message, selector])).toEqual(
      [],
    );
  });
});
