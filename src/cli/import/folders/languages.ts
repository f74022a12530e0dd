/** Simplified and traditional characters are what readers choose by, and not the country. */
const chinese: Readonly<Record<string, string>> = {
  "zh-CN": "zh-Hans",
  "zh-SG": "zh-Hans",
  "zh-TW": "zh-Hant",
  "zh-HK": "zh-Hant",
  "zh-MO": "zh-Hant",
};

/** The BCP 47 language tag that a site means by `en_US` or `zh-cn`; undefined if it is none. */
export function languageTag(written: string | undefined): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(written?.replaceAll("_", "-") ?? []);
    return tag === undefined ? undefined : (chinese[tag] ?? tag);
  } catch {
    return undefined;
  }
}

/** Whether two tags name one language in one script, as `en` and `en-GB` do, and `zh-Hans` and `zh-Hant` do not. */
export function isSameLanguage(one: string | undefined, other: string): boolean {
  if (one === undefined) return true;
  const [first, second] = [new Intl.Locale(one).maximize(), new Intl.Locale(other).maximize()];
  return first.language === second.language && first.script === second.script;
}
