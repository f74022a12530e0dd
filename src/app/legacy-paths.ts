import type { Channel } from "../article/channel.ts";
import { type Format, formats } from "../article/formats.ts";

/** Feeds as other programs call them, in lower case and without slashes around. */
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

/** Where the selections lie that have a name of their own. */
export type Folder = "topics" | "authors" | "languages";

/** The same folders as other programs call them. */
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

/**
 * Where a path leads that another site had which was here before, as the channel says.
 *
 * @param path decoded, with the first slash
 * @returns a path or an absolute address; undefined where nothing is known of it
 */
export function formerAddress(
  { redirects = {} }: Pick<Channel, "redirects">,
  path: string,
): string | undefined {
  return Object.hasOwn(redirects, path) ? redirects[path] : undefined;
}

/**
 * Where a path leads that the site does not have, but that a person or a program guesses.
 *
 * @param path decoded, with the first slash
 * @param exists whether the site has a topic, an author or a language of this name
 * @returns a path; undefined where nothing is known of it
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

/** A path without the slashes around it. A pattern would look at a row of slashes again from each of them. */
function withoutSlashes(path: string): string {
  let [start, end] = [0, path.length];
  while (path[start] === "/") start++;
  while (end > start && path[end - 1] === "/") end--;
  return path.slice(start, end);
}

/** The format that a parameter of WordPress asks for, as in `?feed=rss2`. */
export function requestedFormat(value: string): Format | undefined {
  return Object.hasOwn(guesses, `feed/${value.toLowerCase()}`)
    ? guesses[`feed/${value.toLowerCase()}`]
    : undefined;
}

function guessed(folder: string, name: string): string | undefined {
  const format = Object.hasOwn(guesses, name) ? guesses[name] : undefined;
  return format && `${folder}${formats[format].file}`;
}
