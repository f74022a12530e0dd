import { expect, it } from "vitest";
import { backgrounds, contrast, isColour, leastContrast } from "../../../src/article/colour.ts";
import { codeColours } from "../../../src/pages/style/article.ts";

it.each(Object.entries(codeColours))("%s can be read on both backgrounds", (_, colours) => {
  for (const [index, scheme] of (["light", "dark"] as const).entries()) {
    const colour = colours[index] ?? "";
    expect(isColour(colour) && contrast(colour, backgrounds[scheme])).toBeGreaterThan(
      leastContrast,
    );
  }
});
