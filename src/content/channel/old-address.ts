import type { Channel } from "../../article/channel.ts";
import { editorFolder } from "../../article/editor-host.ts";
import { oldAddress } from "../../article/redirects.ts";
import { iconTypes } from "../../article/site-pictures.ts";
import { type Found, found, refused } from "../content-error.ts";

/** Paths that every site uses itself: those of its routes. */
export const takenPaths: readonly string[] = [
  "/",
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/feed",
  "/subscribe",
  "/subscribe/",
  "/archive",
  "/archive/",
  "/topics",
  "/topics/",
  "/authors",
  "/authors/",
  "/languages",
  "/languages/",
  "/opml.xml",
  "/sitemap.xml",
  "/news-sitemap.xml",
  "/robots.txt",
  "/healthz",
  "/.views",
];

/**
 * More paths that every site uses: archives of the main feeds, which are named by cursors and used to be
 * named by positions, parts of the sitemap, and files that are served as they are.
 */
const takenPatterns = [
  /^\/archive\/(-?[a-z\d]+\.[a-z\d-]+|\d+-\d+)\//,
  /^\/sitemaps\/(\d+|pages)\.xml$/,
  /^\/openapi\.json$/,
];

/** Folders in which every site has pages or files. */
export const takenFolders = [
  "fonts",
  "media",
  "volumes",
  "sitemaps",
  "topics",
  "authors",
  "languages",
];

/** The parameters that the front page has a use for. */
export const takenParameters: readonly string[] = [
  "topic",
  "exclude",
  "author",
  "language",
  "since",
  "until",
  "limit",
  "content",
  "before",
  "after",
];

/** The most parameters in the query of an old address. */
const mostParameters = 5;

/** What an old address must not hide. */
export type OwnPaths = Pick<Channel, "url" | "topics" | "people" | "editor">;

/**
 * Reads an old address: a path of this site, with or without a query. It must not be one that the site
 * needs. The front page may move only with a query, as in `/?p=123`.
 *
 * @returns the address as requests are looked up
 */
export function readOldAddress(written: string, channel: OwnPaths): Found<string> {
  const path = readPath(written, channel.url);
  const at = written.indexOf("?");
  const query = at < 0 ? undefined : written.slice(at + 1);
  const parameters = [...new URLSearchParams(query ?? "")];
  if (path === undefined || query === "") {
    return refused(
      `${written} is not a path of this site`,
      "write one that begins with a slash, and leave out what follows #",
    );
  }
  const names = new Set(parameters.map(([name]) => name));
  if (parameters.length > mostParameters || names.size < parameters.length) {
    return refused(
      `the query of ${written} is too long, or repeats a parameter`,
      `write at most ${mostParameters} parameters, each once`,
    );
  }
  const isFront = path === "/" && query !== undefined;
  const own = takenParameters.find((name) => [...names].some((it) => it.toLowerCase() === name));
  if (isFront ? own !== undefined : isTaken(path, channel)) {
    return refused(`the site itself needs ${written}`, "remove the line");
  }
  return found(oldAddress(path, parameters));
}

/** Whether the site needs a path itself. */
export function isTaken(path: string, { topics, people, editor }: OwnPaths): boolean {
  const folders = [
    "/fonts/",
    "/media/",
    "/volumes/",
    ...(editor === undefined ? [] : [editorFolder]),
    ...topics.map(({ slug }) => `/topics/${slug}/`),
    ...people.map(({ slug }) => `/authors/${slug}/`),
  ];
  return (
    takenPaths.includes(path) ||
    iconTypes.has(path) ||
    takenPatterns.some((pattern) => pattern.test(path)) ||
    folders.some((folder) => `${path}/`.startsWith(folder))
  );
}

/** The path of an address on this site, percent-decoded; undefined if the text is not one. */
export function readPath(written: string, url: string): string | undefined {
  if (!/^\/(?![/\\])[^\s#\\]*$/.test(written) || !URL.canParse(written, url)) return undefined;
  try {
    const path = decodeURIComponent(new URL(written, url).pathname);
    // These have a meaning in the index (`article/redirects.ts`).
    return /[?\t\n]/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

/** A redirect's target, percent-encoded: a path if it is on this site; undefined if it is malformed. */
export function readTarget(target: string, url: string): string | undefined {
  if (!/^(\/(?![/\\])|https:\/\/)[^\s#\\]*$/.test(target)) return undefined;
  if (!URL.canParse(target, url)) return undefined;
  const { href, origin, pathname, search } = new URL(target, url);
  return origin === new URL(url).origin ? pathname + search : href;
}
