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
