import slugify from "@sindresorhus/slugify";
import type { Author, Channel, Person } from "../../article/channel.ts";

/**
 * Someone whom an article names by their name alone. One of the channel's people where the name is the
 * same, also in another letter case, or makes the same slug; else someone with a slug made of the name.
 */
export function authorOf(person: Person, { people }: Pick<Channel, "people">): Author {
  const slug = authorSlug(person.name);
  const declared =
    people.find(({ name }) => name === person.name) ??
    people.find(({ name }) => name.toLowerCase() === person.name.toLowerCase()) ??
    people.find((listed) => listed.slug === slug);
  return { slug: declared?.slug ?? slug, ...person };
}

/**
 * The end of an author's address, made of the name. A name in Latin letters is written in the letters
 * a to z, digits and single hyphens: accents go, ü becomes ue. A name that holds a letter of another
 * alphabet keeps its letters, in lower case and in the form NFKC of Unicode, with single hyphens for all
 * that is neither letter nor digit.
 */
export function authorSlug(name: string): string {
  const letters = name.normalize("NFKC").match(/\p{L}/gu) ?? [];
  const isLatin = letters.every((letter) => /\p{Script=Latin}/u.test(letter) && inAscii(letter));
  return (isLatin && inAscii(name)) || inOwnLetters(name) || "unnamed";
}

/** True of what may stand under `slug` among the channel's people: what a name becomes. */
export function isAuthorSlug(slug: string): boolean {
  return slug !== "" && slug.length <= 100 && inOwnLetters(slug) === slug;
}

function inAscii(text: string): string {
  return slugify(text.normalize("NFKC"), { decamelize: false });
}

function inOwnLetters(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
