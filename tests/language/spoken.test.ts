import { describe, expect, it } from "vitest";
import { say, sayCount } from "../../src/language/say.ts";
import { directionOf, roleLabel, spokenIn } from "../../src/language/spoken.ts";
import { neededWords, vocabularyOf, wordsFor } from "../../src/language/vocabulary.ts";

describe("words", () => {
  it.each([
    ["de-AT", "en", "Fußnoten", "de-AT"],
    ["zh-CN", "en", "脚注", "zh-CN"],
    ["zh", "en", "脚注", "zh"],
    ["zh-TW", "en", "註腳", "zh-TW"],
    ["zh-HK", "en", "註腳", "zh-HK"],
    ["zh-Hant-CN", "en", "註腳", "zh-Hant-CN"],
    ["pt-BR", "en", "Notas", "pt-BR"],
    ["AR-eg", "en", "الحواشي", "AR-eg"],
    ["ja", "en", "脚注", "ja"],
    ["ko-KR", "en", "각주", "ko-KR"],
    ["fr-CA", "en", "Notes", "fr-CA"],
    ["es-419", "en", "Notas", "es-419"],
    ["fi", "de", "Fußnoten", "de"],
    ["fi", "sv", "Footnotes", "en"],
    ["tlh", "tlh", "Footnotes", "en"],
  ])("for %s in a publication in %s are in the first language that has them", (...row) => {
    const [wanted, own, footnotes, language] = row;
    const spoken = wordsFor({ language: own }, wanted);
    expect([spoken.words.footnotes, spoken.language]).toEqual([footnotes, language]);
  });

  it.each([
    ["en", "photo-editing", "Photo editing"],
    ["de", "photo-editing", "Bildredaktion"],
    ["de", "Photo", "Foto"],
    ["de", "sound design", "Sound design"],
    ["de", "constructor", "Constructor"],
    ["de", "__proto__", "__proto__"],
    ["zh-Hans", "draft", "撰稿"],
  ])("in %s give the role %s the label %s", (language, role, label) => {
    expect(roleLabel(vocabularyOf({ language }).own.words, role)).toBe(label);
  });
});

describe("the words of an edition", () => {
  it("are those of the channel and of its articles, and no others", () => {
    const whole = vocabularyOf({ language: "en" });
    const needed = neededWords(whole, ["de-AT", "en-GB", "fi", "zh-TW"]);
    expect(Object.keys(needed.words).sort()).toEqual(["de", "zh-Hant"]);
    for (const language of ["de-AT", "fi", "zh-TW", "en"]) {
      expect(spokenIn(needed, language)).toEqual(spokenIn(whole, language));
    }
  });
});

describe("words of a publication", () => {
  const strings = {
    en: { subscribe: "Follow", roles: { photo: "Pictures" } },
    fi: { home: "Koti" },
  };

  it("replace ours, one by one", () => {
    const { words } = wordsFor({ language: "en", strings }, "en");
    expect([words.subscribe, words.home]).toEqual(["Follow", "Home"]);
    expect(roleLabel(words, "photo")).toBe("Pictures");
  });

  it("replace one role, and leave the others as they are", () => {
    const own = { language: "de", strings: { de: { roles: { photo: "Bilder" } } } };
    const { words } = wordsFor(own, "de");
    expect([roleLabel(words, "photo"), roleLabel(words, "photo-editing")]).toEqual([
      "Bilder",
      "Bildredaktion",
    ]);
  });

  it("make another language known, with English for what is missing", () => {
    const spoken = wordsFor({ language: "en", strings }, "fi");
    expect([spoken.language, spoken.words.home, spoken.words.news]).toEqual(["fi", "Koti", "News"]);
  });
});

describe("a sentence", () => {
  it("groups no digits, so that a number looks alike in every region of a language", () => {
    expect(sayCount(vocabularyOf({ language: "de" }).own, "articles", 12_345)).toContain("12345 ");
  });

  const arabic = vocabularyOf({ language: "ar-EG" }).own;

  it("takes its values as they are, whatever they contain", () => {
    const { own } = vocabularyOf({ language: "en" });
    expect(say(own, "audio", { title: "$& {title} $1" })).toBe("Audio: $& {title} $1");
  });

  it.each([
    [0, "لا مقالات"],
    [1, "مقال واحد"],
    [2, "مقالان"],
    [3, "٣ مقالات"],
    [11, "١١ مقالًا"],
    [100, "١٠٠ مقال"],
  ])("counts %i in the plural and the digits of its language", (count, text) => {
    expect(sayCount(arabic, "articles", count)).toBe(text);
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
