import { describe, expect, it } from "vitest";
import { directionOf } from "../../src/language/direction.ts";
import { roleLabel, wordsIn } from "../../src/language/spoken.ts";

describe("words", () => {
  it.each([
    [["de-AT", "en"], "Fußnoten", "de-AT"],
    [["zh-CN"], "脚注", "zh-CN"],
    [["zh"], "脚注", "zh"],
    [["zh-TW"], "註腳", "zh-TW"],
    [["zh-HK"], "註腳", "zh-HK"],
    [["zh-Hant-CN"], "註腳", "zh-Hant-CN"],
    [["pt-BR"], "Notas", "pt-BR"],
    [["AR-eg"], "الحواشي", "AR-eg"],
    [["ja"], "脚注", "ja"],
    [["ko-KR"], "각주", "ko-KR"],
    [["fr-CA"], "Notes", "fr-CA"],
    [["es-419"], "Notas", "es-419"],
    [["fi", "de"], "Fußnoten", "de"],
    [["fi", "sv"], "Footnotes", "en"],
    [["tlh"], "Footnotes", "en"],
    [[], "Footnotes", "en"],
  ])("for %j are in the first language that has them", (wanted, footnotes, language) => {
    const spoken = wordsIn(...wanted);
    expect([spoken.words.footnotes, spoken.language]).toEqual([footnotes, language]);
  });

  it.each(["ar", "de", "en", "es", "fr", "ja", "ko", "pt", "zh-Hans", "zh-Hant"])(
    "in %s contain the values that they are given",
    (language) => {
      const { words } = wordsIn(language);
      expect(words.audio("<x>")).toContain("<x>");
      expect(words.video("<x>")).toContain("<x>");
      expect(words.firstAppeared("<x>")).toContain("<x>");
      expect(words.backToReference("1-2")).toContain("1-2");
      expect(words.correction.join("")).toMatch(/[:：]$/);
    },
  );

  it.each([
    ["en", "photo-editing", "Photo editing"],
    ["de", "photo-editing", "Bildredaktion"],
    ["de", "Photo", "Foto"],
    ["de", "sound design", "Sound design"],
    ["de", "constructor", "Constructor"],
    ["de", "__proto__", "__proto__"],
    ["zh-Hans", "draft", "撰稿"],
  ])("in %s give the role %s the label %s", (language, role, label) => {
    expect(roleLabel(wordsIn(language).words, role)).toBe(label);
  });
});

it.each([
  ["en", "ltr"],
  ["zh-Hant", "ltr"],
  ["ar", "rtl"],
  ["ar-Latn", "ltr"],
  ["he", "rtl"],
  ["fa-IR", "rtl"],
  ["ur", "rtl"],
  ["yi", "rtl"],
  ["az", "ltr"],
  ["az-Arab", "rtl"],
  ["dv", "rtl"],
  ["tlh", "ltr"],
])("%s is written %s", (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
