import slugify from "@sindresorhus/slugify";
import type { Author, Channel, Person } from "../article/channel.ts";

/**
 * Someone whom an article names by their name alone: with a slug made of it, so that what they wrote
 * has an address. Who is called the same is the same; who is declared in the channel is that person.
 */
export function authorOf(person: Person, { people }: Pick<Channel, "people">): Author {
  const slug = authorSlug(person.name);
  const declared = people.find(
    (one) => one.slug === slug || one.name.toLowerCase() === person.name.toLowerCase(),
  );
  return { slug: declared?.slug ?? slug, ...person };
}

/** The slug of a name: in Latin letters where they can say it, else in its own letters. */
export function authorSlug(name: string): string {
  const own = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const latin = (text: string) => slugify(text, { decamelize: false });
  const letters = name.match(/\p{L}/gu) ?? [];
  return (letters.every((letter) => latin(letter) !== "") && latin(name)) || own || "unnamed";
}
