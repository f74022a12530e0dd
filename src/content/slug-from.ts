import slugify from "@sindresorhus/slugify";

/** The longest slug that is made, in characters. Longer slugs are hard to read in an address. */
export const maxSlugLength = 80;

/** Whether a text is a slug: `a` to `z`, digits and single hyphens. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/**
 * Makes a slug from a title or a file's name: as many of its words as fit, in Latin letters without
 * accents. Undefined if a letter cannot be transliterated, because a slug from half a title would mislead.
 */
export function slugFrom(title: string): string | undefined {
  const slug = (text: string) => slugify(text, { decamelize: false });
  const losesLetters = [...title.normalize("NFC")].some(
    (character) => /\p{L}/u.test(character) && slug(character) === "",
  );
  const whole = slug(title);
  if (losesLetters || whole === "") return undefined;
  if (whole.length <= maxSlugLength) return whole;
  const cut = whole.slice(0, maxSlugLength + 1);
  return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : whole.slice(0, maxSlugLength);
}
