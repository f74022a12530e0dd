import slugify from "@sindresorhus/slugify";
import type { Author, Channel, Person } from "../../article/channel.ts";

/**
 * Gives a slug to an author whom an article names without one: the slug of the channel's person who has
 * the same name, letter case aside, or else a slug made from the name.
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
 * Makes an author's slug from the name. A name in Latin letters becomes the letters a to z, digits and
 * single hyphens: accents are dropped, and ü becomes ue. A name with a letter of another script keeps
 * its letters, in lower case and in Unicode's form NFKC; whatever is neither a letter nor a digit
 * becomes a single hyphen.
 */
export function authorSlug(name: string): string {
  const letters = name.normalize("NFKC").match(/\p{L}/gu) ?? [];
  const isLatin = letters.every((letter) => /\p{Script=Latin}/u.test(letter) && inAscii(letter));
  return (isLatin && inAscii(name)) || inOwnLetters(name) || "unnamed";
}

/** Whether a text can be the `slug` of one of the channel's people: `authorSlug` could have made it. */
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
