import type { Context } from "hono";
import { tryDecode } from "hono/utils/url";
import type { Channel } from "../article/channel.ts";
import { type Format, formats } from "../article/formats.ts";
import type { Elsewhere } from "../http/routes.ts";
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
 * The new address of a path that a former site at this address had, from `redirects` in `channel.yaml`.
 *
 * @param path decoded, with the first slash
 * @returns a path or an absolute address; undefined if there is no redirect
 */
export function formerAddress(
  { redirects = {} }: Pick<Channel, "redirects">,
  path: string,
): string | undefined {
  return Object.hasOwn(redirects, path) ? redirects[path] : undefined;
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
