import type { Author } from "../../article/channel.ts";

/** The name of someone who wrote an article: it leads to the page of what they wrote. */
export function AuthorLink({ person }: { person: Author }) {
  return (
    <a rel="author" href={authorPath(person)}>
      {person.name}
    </a>
  );
}

/** Path of the page that lists what someone wrote. */
export function authorPath({ slug }: Author): string {
  return `/authors/${encodeURIComponent(slug)}/`;
}
