import { expect, it } from "vitest";
import { english } from "../../../src/cli/editor/words/en.ts";
import { editorLanguage, editorLanguages } from "../../../src/cli/editor/words.ts";
import { everyLanguage } from "../../../src/language/vocabulary.ts";

it("speaks the languages that pages speak", () => {
  expect(Object.keys(editorLanguages).sort()).toEqual(Object.keys(everyLanguage).sort());
});

it.each(Object.entries(editorLanguages))("has in %s the same values in braces", (_, words) => {
  const values = (text: string) => text.match(/\{\w+\}/g) ?? [];
  expect(Object.values(words).map(values)).toEqual(Object.values(english).map(values));
  expect(Object.values(words).filter((text) => text.trim() === "")).toEqual([]);
});

it("takes the first language that it knows, or English", () => {
  expect(editorLanguage(["it", "zh-TW", "de"]).tag).toBe("zh-Hant");
  expect(editorLanguage(["pt-BR"]).tag).toBe("pt");
  expect(editorLanguage(["it"]).tag).toBe("en");
});
