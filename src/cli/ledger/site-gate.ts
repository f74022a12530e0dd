import type { Article } from "../../article/article.ts";
import { standingPath } from "../../article/standing-page.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import type { Ledger } from "./ledger.ts";

/**
 * An error if the site's address has changed: every link in the feeds begins with it, and readers fetch
 * the feeds from it.
 */
export function movedSite({ url }: Ledger, { channel }: Publication): ContentError[] {
  if (url === undefined || url === channel.url) return [];
  return [
    fileError(
      "content/channel.yaml",
      `the site was published at ${url}, and url is now ${channel.url}`,
      `write url: ${url}; if the site moves, redirect every path of the old address permanently to the new one (308), and write the new one as "url" in content/published.json`,
    ),
  ];
}

/** An error if the authority has changed: the ids of feeds hold it, and those of some articles in Atom. */
export function changedAuthority({ authority }: Ledger, { channel }: Publication): ContentError[] {
  if (authority === undefined || authority === channel.authority) return [];
  return [
    fileError(
      "content/channel.yaml",
      `the site was published with the authority ${authority}, and authority is now ${channel.authority}`,
      `write authority: ${JSON.stringify(authority)} as before`,
    ),
  ];
}

/**
 * Errors for the redirects of `channel.yaml`, and the old addresses of articles, that would hide what
 * articles make: articles, the pages and feeds of authors and languages, and the years and months of the
 * archive. A redirect is answered before every page. When `redirects.ts` reads the channel, it refuses
 * redirects that hide the channel's own pages.
 */
export function hiddenByRedirects({
  channel,
  manuscripts,
  pages = [],
}: Publication): ContentError[] {
  const redirects = [
    ...Object.keys(channel.redirects ?? {}).map((from) => ({
      file: "content/channel.yaml",
      from,
      fix: "remove this line from redirects",
    })),
    ...manuscripts.flatMap(({ file, article: { oldAddresses = [] } }) =>
      oldAddresses.map((from) => ({ file, from, fix: "remove this address from its aliases" })),
    ),
  ];
  if (redirects.length === 0) return [];
  const month = new Intl.DateTimeFormat("en-CA", {
    timeZone: channel.timeZone,
    year: "numeric",
    month: "2-digit",
  });
  const folders = new Set(manuscripts.flatMap(({ article }) => foldersOf(article, month)));
  // `takenAddresses` reports the lines of channel.yaml that hide a page.
  const paths = new Set(pages.flatMap(({ page }) => [standingPath(page), `/${page.slug}`]));
  return redirects
    .filter(
      ({ file, from }) =>
        folders.has(folderOf(from)) || (file !== "content/channel.yaml" && paths.has(from)),
    )
    .map(({ file, from, fix }) =>
      fileError(file, `the redirect from ${from} would hide a page of the site`, fix),
    );
}

/** The first two parts of the path of an address. In the archive these are followed by the month. */
function folderOf(address: string): string {
  const [path = ""] = address.split("?");
  const [, first = "", second = "", third = ""] = path.split("/");
  return first === "archive" ? `/${first}/${second}/${third}` : `/${first}/${second}`;
}

function foldersOf(article: Article, month: Intl.DateTimeFormat): string[] {
  return [
    ...[article.slug, ...article.aliases].map((slug) => `/articles/${slug}`),
    ...article.authors.map(({ slug }) => `/authors/${slug}`),
    ...tagsOf(article.language).map((tag) => `/languages/${tag}`),
    // "2026-11"
    `/archive/${month.format(article.published).replace("-", "/")}`,
    `/archive/${month.format(article.published).split("-")[0]}/`,
  ];
}

/** The tags under which an article is found: its own, in both spellings, and those that include it. */
function tagsOf(language: string): string[] {
  const parts = language.toLowerCase().split("-");
  return [language, ...parts.map((_, last) => parts.slice(0, last + 1).join("-"))];
}
