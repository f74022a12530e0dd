import type { Person } from "../article/channel.ts";

/** The name of someone who wrote an article: it leads to the page of what they wrote, or else to their own. */
export function Author({ person }: { person: Person }) {
  const href = authorPath(person) ?? person.url;
  if (href === undefined) return <strong>{person.name}</strong>;
  return (
    <a rel="author" href={href}>
      {person.name}
    </a>
  );
}

/** Path of the page that lists what someone wrote, if there is one. */
export function authorPath({
  slug,
}: Person & { readonly slug?: string | undefined }): string | undefined {
  return slug === undefined ? undefined : `/authors/${slug}/`;
}
