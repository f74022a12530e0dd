import { describe, expect, it } from "vitest";
import { everyLanguage } from "../../src/language/vocabulary.ts";
import { english } from "../../src/language/words/en.ts";
import { type Plurals, partsOf } from "../../src/language/words.ts";

const { roles: _, ...ours } = english;
const keys = Object.keys(ours);

/** The texts of a word: one, or one for each plural. */
function textsOf(word: string | Plurals): string[] {
  return typeof word === "string" ? [word] : Object.values(word);
}

describe.each(Object.entries(everyLanguage))("the words in %s", (tag, { roles: __, ...words }) => {
  const entries = Object.entries(words);

  it("are those of English, in the same order", () => {
    expect(Object.keys(words)).toEqual(keys);
  });

  it("keep the placeholders and tags of the English ones, and close each tag", () => {
    const originals = new Map(Object.entries(ours));
    for (const [key, word] of entries) {
      const original = originals.get(key) ?? "";
      const [plural, ours] = [typeof word === "string", typeof original === "string"];
      expect(plural, key).toBe(ours);
      const whole = typeof word === "string" ? word : word.other;
      const expected = typeof original === "string" ? original : original.other;
      expect(partsOf(whole), key).toEqual(partsOf(expected));
      for (const text of textsOf(word)) {
        expect(partsOf(expected), key).toEqual(expect.arrayContaining(partsOf(text)));
        const [opened, closed] = [text.match(/<\w+>/g), text.match(/<\/\w+>/g)];
        expect(
          (closed ?? []).map((end) => end.replace("/", "")),
          key,
        ).toEqual(opened ?? []);
      }
    }
  });

  it("have a form for each plural of the language that differs", () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    for (const [key, word] of entries) {
      if (typeof word === "string") continue;
      for (const rule of Object.keys(word)) expect(pluralCategories, key).toContain(rule);
    }
  });

  it("hold no English sentence", () => {
    if (tag === "en") return;
    const originals = new Map(Object.entries(ours));
    for (const [key, word] of entries) {
      const original = originals.get(key);
      if (typeof word !== "string" || typeof original !== "string") continue;
      const said = original.replace(/\{\w+\}/g, "");
      if (/\w+ \w+/.test(said)) expect(word, key).not.toBe(original);
    }
  });
});
