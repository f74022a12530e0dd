import { describe, expect, it } from "vitest";
import { directionOf } from "../../src/language/spoken.ts";
import { everyLanguage } from "../../src/language/vocabulary.ts";
import type { Words } from "../../src/language/words.ts";
import { elementsOf, textsOf } from "../support/page-elements.ts";
import { everyPage } from "../support/pages.ts";

/** What the author wrote: no letter, so every letter on a page is ours. */
const written = "1234";

/** Names that are the same in every language. */
const names =
  /RSS|Atom|JSON Feed|OPML|QR|Feedly|Inoreader|NewsBlur|Feedbin|The Old Reader|application\/pdf|x\.pdf|[kK]B|Deutsch|a@example\.org|https:\/\/www\.example\.org\/|full|summary/g;

/** Attributes that people read or hear. */
const spokenAttributes = ["aria-label", "alt", "title", "data-copied", "data-failed"];

/** What a page says to its readers, apart from addresses and names. */
function said(html: string): string[] {
  const attributes = elementsOf(html).flatMap(({ attributes }) =>
    spokenAttributes.flatMap((name) => attributes[name] ?? []),
  );
  return [...textsOf(html), ...attributes]
    .map((text) =>
      text
        .replace(/https?:\S+/g, "")
        .replace(names, "")
        .trim(),
    )
    .filter((text) => /\p{L}/u.test(text));
}

/** Every text that English has and this language has not. */
function englishAlone(words: Words): Set<string> {
  const all = (some: Words | undefined) =>
    Object.values(some ?? {}).flatMap((word) =>
      typeof word === "string" ? word.split(/<\/?\w+>|\{\w+\}/) : Object.values(word),
    );
  const own = new Set(all(words).map((text) => String(text).trim()));
  const english = all(everyLanguage["en"]).map((text) => String(text).trim());
  return new Set(english.filter((text) => /\w{2}/.test(text) && !own.has(text)));
}

describe.each(Object.entries(everyLanguage).filter(([tag]) => tag !== "en"))(
  "in %s",
  (tag, words) => {
    const { errors: _, ...pages } = everyPage(written, tag);
    const english = englishAlone(words);
    const ownScript = !/^(Latn)$/.test(new Intl.Locale(tag).maximize().script ?? "");

    it.each(Object.entries(pages))("the page %s says nothing in English", (__, html) => {
      const texts = said(html);
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter((text) => english.has(text))).toEqual([]);
      expect(texts.filter((text) => /\{\w+\}|<\/?\w+>/.test(text))).toEqual([]);
      if (ownScript) expect(texts.filter((text) => /[A-Za-z]{2}/.test(text))).toEqual([]);
    });

    it.each(Object.entries(pages))("the page %s states its language and direction", (__, html) => {
      const [root] = elementsOf(html);
      expect(root?.attributes).toMatchObject({ lang: tag, dir: directionOf(tag) });
    });
  },
);
