import type { Article } from "../../article/article.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";

/**
 * The redirects of `channel.yaml` that stand in the way of what the articles make: their own
 * addresses, feeds and pages of their authors and languages, and the months of the archive. A redirect
 * goes before everything else, so readers would lose what is there. Those over pages of the channel
 * itself are refused when it is read (`redirects.ts`).
 */
export function shadowed({ channel, manuscripts }: Publication): ContentError[] {
  const paths = Object.keys(channel.redirects ?? {});
  if (paths.length === 0) return [];
  const month = new Intl.DateTimeFormat("en-CA", {
    timeZone: channel.timeZone,
    year: "numeric",
    month: "2-digit",
  });
  const folders = new Set(manuscripts.flatMap(({ article }) => foldersOf(article, month)));
  return paths
    .filter((path) => folders.has(folderOf(path)))
    .map((path) =>
      fileError(
        "content/channel.yaml",
        `the redirect from ${path} would hide what the site has there`,
        "take the line out of redirects",
      ),
    );
}

/** The first two parts of a path; of the archive the year and the month too. */
function folderOf(path: string): string {
  const [, first = "", second = "", third = ""] = path.split("/");
  return first === "archive" ? `/${first}/${second}/${third}` : `/${first}/${second}`;
}

function foldersOf(article: Article, month: Intl.DateTimeFormat): string[] {
  return [
    ...[article.slug, ...article.aliases].map((slug) => `/articles/${slug}`),
    ...article.authors.map(({ slug }) => `/authors/${slug}`),
    `/languages/${article.language}`,
    // "2026-11"
    `/archive/${month.format(article.published).replace("-", "/")}`,
  ];
}
