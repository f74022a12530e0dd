/*
 * Newsreader, the typeface of headlines: its cut for large sizes, with weights from 400 to 700 (decision 17).
 * The files lie in src/press/typeface/. A new file needs a new name here, because browsers keep it for a year.
 */

/** The files of the typeface by their letters, and the characters (CSS `unicode-range`) that each holds. */
export const typeface = {
  latin: {
    path: "/fonts/newsreader-LvKKCGxBfO2SjFQr.woff2",
    range: "U+0-FF, U+131, U+152-153, U+2C6, U+2DC, U+2013-2044, U+20AC, U+2212",
  },
  "latin-ext": {
    path: "/fonts/newsreader-3hZ16xDMehQlxLFF.woff2",
    range: "U+100-130, U+132-151, U+154-17F, U+1CD-1DC, U+218-21B, U+1E9E",
  },
} as const;

/** Languages whose headlines another typeface sets. */
const otherScripts = ["ar", "fa", "ur", "he", "zh", "ja", "ko"];

/** Whether headlines in a language are set in the typeface. */
export function usesTypeface(language: string): boolean {
  return !otherScripts.includes(language.split("-")[0] ?? "");
}

/**
 * The rules that load the typeface. A page never waits for it and never moves: if the file comes too late,
 * the page keeps the system's typeface, and the next page has the file.
 */
export const fontFaces = Object.values(typeface)
  .map(
    ({ path, range }) =>
      `@font-face { font-family: Newsreader; src: url(${path}) format("woff2"); font-weight: 400 700; font-display: optional; unicode-range: ${range}; }`,
  )
  .join("\n");
