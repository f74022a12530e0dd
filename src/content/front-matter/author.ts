import type { Article } from "../../article/article.ts";
import type { Author, Channel, Person } from "../../article/channel.ts";
import { asWarning, type ContentError, fileError } from "../content-error.ts";
import { authorSlug } from "./author-slug.ts";

/**
 * Someone whom an article names by their name alone. One of the channel's people where the name is the
 * same, also in another letter case, or makes the same slug; else someone with a slug made of the name.
 */
export function authorOf(person: Person, { people }: Pick<Channel, "people">): Author {
  const slug = authorSlug(person.name);
  const declared =
    people.find(({ name }) => name === person.name) ??
    people.find(({ name }) => name.toLowerCase() === person.name.toLowerCase()) ??
    people.find((one) => one.slug === slug);
  return { slug: declared?.slug ?? slug, ...person };
}

/** Who has an address, and which file says so. */
interface Named {
  readonly name: string;
  readonly file: string;
}

/**
 * Warnings where two names make one slug: both authors' articles stand at one address then.
 *
 * @param articles with the paths of their files, for messages
 */
export function sharedAuthorSlugs(
  { people }: Pick<Channel, "people">,
  articles: readonly { readonly file: string; readonly article: Pick<Article, "authors"> }[],
): ContentError[] {
  const inOrder = [...articles].sort((a, b) => (a.file < b.file ? -1 : 1));
  const named = [
    ...people.map((author) => ({ author, file: "content/channel.yaml" })),
    ...inOrder.flatMap(({ file, article }) => article.authors.map((author) => ({ author, file }))),
  ];
  const known = new Map<string, Map<string, Named>>();
  const warnings: ContentError[] = [];
  for (const { author, file } of named) {
    const name = author.name.normalize();
    const names = known.get(author.slug) ?? new Map<string, Named>();
    known.set(author.slug, names);
    const [first] = names.values();
    if (first !== undefined && !names.has(name)) {
      warnings.push(sameSlug({ name, file }, first, author.slug));
    }
    if (!names.has(name)) names.set(name, { name, file });
  }
  return warnings;
}

function sameSlug({ name, file }: Named, first: Named, slug: string): ContentError {
  return asWarning(
    fileError(
      file,
      `${name} and ${first.name}, whom ${first.file} names, have the same address: /authors/${slug}/`,
      "write the name alike in both files; if they are two people, list both under people: in content/channel.yaml, each with a slug of their own",
    ),
  );
}
