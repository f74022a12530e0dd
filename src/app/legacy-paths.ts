import type { Context } from "hono";
import { tryDecode } from "hono/utils/url";
import { type Format, formats } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import type { RedirectPatterns } from "../article/redirect-patterns.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { articleAddress } from "../catalogue/entries.ts";
import { type Elsewhere, withQuery } from "../http/routes.ts";
import { feedPath, type Selection } from "../query/selection.ts";

/** Where other programs have feeds: paths in lower case, without slashes at their ends. */
const guesses: Readonly<Record<string, Format>> = {
  feed: "rss",
  "feed.xml": "rss",
  "feed.rss": "rss",
  "feed/rss": "rss",
  "feed/rss2": "rss",
  "feed/rdf": "rss",
  rss: "rss",
  rss2: "rss",
  "index.xml": "rss",
  "index.rss": "rss",
  "rss/feed": "rss",
  atom: "atom",
  "feed/atom": "atom",
  "feed.atom": "atom",
  "index.atom": "atom",
  json: "json",
  "feed/json": "json",
  "index.json": "json",
  "feed.json": "json",
  "atom.xml": "atom",
  "rss.xml": "rss",
};

/** The folders of selections that have a name. */
export type Folder = "topics" | "authors" | "languages";

/** The names of these folders in other programs. */
const folders: Readonly<Record<string, Folder>> = {
  topics: "topics",
  topic: "topics",
  tag: "topics",
  tags: "topics",
  category: "topics",
  categories: "topics",
  author: "authors",
  authors: "authors",
  language: "languages",
  languages: "languages",
};

/** The path of a request, decoded. */
export function decodedPath(c: Context): string {
  return tryDecode(c.req.path, decodeURIComponent);
}

/**
 * The new address of one that a former site at this address had, from `redirects` in `channel.yaml` or the
 * `aliases` of an article that may be shown.
 *
 * @param path decoded, with the first slash
 * @param search the query with its `?`, or empty
 */
export function formerAddress(
  catalogue: Catalogue,
  path: string,
  search: string,
  now: Instant,
): Elsewhere | undefined {
  const found = catalogue.redirects.find(path, search);
  if (found === undefined) return undefined;
  const isSlug = /^[a-z0-9-]+$/.test(found.to);
  const to = isSlug ? articleAddress(catalogue, found.to, now) : found.to;
  return to === undefined ? undefined : { leadsTo: withQuery(to, found.search) };
}

/**
 * The new address of a path at which the site has nothing, from the patterns among the `redirects` in
 * `channel.yaml`. A pattern leads only to what there is.
 *
 * @param path as requested
 * @param exists whether the site has a topic, an author or a language with this name
 */
export function patternAddress(
  catalogue: Catalogue,
  patterns: RedirectPatterns,
  path: string,
  exists: (folder: Folder, name: string) => boolean,
  now: Instant,
): string | undefined {
  for (const target of patterns.find(path)) {
    const [, first = "", encoded = "", ...rest] = target.split("/");
    const name = tryDecode(encoded, decodeURIComponent);
    const folder = Object.hasOwn(folders, first) ? folders[first] : undefined;
    if (first === "articles") {
      const to = rest.join("/") === "" ? articleAddress(catalogue, name, now) : undefined;
      if (to !== undefined) return to;
    } else if (folder !== first || exists(folder, name)) return target;
  }
  return undefined;
}

/**
 * The path that somebody means who guesses a path that the site does not have.
 *
 * @param path decoded, with the first slash
 * @param exists whether the site has a topic, an author or a language with this name
 * @returns a path; undefined if there is no likely one
 */
export function guessedAddress(
  path: string,
  exists: (folder: Folder, name: string) => boolean,
): string | undefined {
  const parts = withoutSlashes(path.toLowerCase());
  const [, first = "", name = "", rest = ""] = /^([a-z]+)\/([^/]+)(?:\/(.*))?$/.exec(parts) ?? [];
  const folder = Object.hasOwn(folders, first) ? folders[first] : undefined;
  if (folder === undefined) return guessed("/", parts);
  if (!exists(folder, name)) return undefined;
  const target = `/${folder}/${encodeURIComponent(name)}/`;
  if (rest !== "") return guessed(target, rest);
  return path === target ? undefined : target;
}

/** A path without the slashes at its ends. A regular expression would take quadratic time for many slashes. */
function withoutSlashes(path: string): string {
  let [start, end] = [0, path.length];
  while (path[start] === "/") start++;
  while (end > start && path[end - 1] === "/") end--;
  return path.slice(start, end);
}

/**
 * Where a page redirects if a client asks for its feed as in WordPress, with `?feed=rss2`.
 *
 * @param value the value of the parameter `feed`, if there is one
 */
export function requestedFeed(
  value: string | undefined,
  selection: Selection,
): Elsewhere | undefined {
  const guess = `feed/${value?.toLowerCase()}`;
  const format = Object.hasOwn(guesses, guess) ? guesses[guess] : undefined;
  return format && { leadsTo: feedPath(selection, format) };
}

function guessed(folder: string, name: string): string | undefined {
  const format = Object.hasOwn(guesses, name) ? guesses[name] : undefined;
  return format && `${folder}${formats[format].file}`;
}
