import type { Channel } from "../../article/channel.ts";
import { type ContentError, fail, type Result, succeed } from "../content-error.ts";

/** Paths that every site uses itself. */
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
 * named by positions, and parts of the sitemap.
 */
const takenPatterns = [
  /^\/archive\/(-?[a-z\d]+\.[a-z\d-]+|\d+-\d+)\//,
  /^\/sitemaps\/(\d+|pages)\.xml$/,
];

type Redirects = Readonly<Record<string, string>>;

/**
 * Checks `redirects` of `channel.yaml` and prepares them for look-ups: old paths are percent-decoded,
 * because requests are looked up by their decoded path; targets are percent-encoded, as `Location`
 * needs them. Returns an error for each line that is malformed, is taken by the site itself, appears
 * twice or leads back to itself.
 */
export function readRedirects(
  written: Redirects,
  { url, topics, people }: Pick<Channel, "url" | "topics" | "people">,
  errorAt: (path: readonly PropertyKey[], message: string, fix: string) => ContentError,
): Result<Redirects> {
  const folders = [
    "/fonts/",
    "/media/",
    ...topics.map(({ slug }) => `/topics/${slug}/`),
    ...people.map(({ slug }) => `/authors/${slug}/`),
  ];
  const isTaken = (path: string) =>
    takenPaths.includes(path) ||
    takenPatterns.some((pattern) => pattern.test(path)) ||
    folders.some((folder) => `${path}/`.startsWith(folder));
  const redirects = new Map<string, string>();
  const errors: ContentError[] = [];
  for (const [path, target] of Object.entries(written)) {
    const refuse = (message: string, fix: string) => {
      errors.push(errorAt(["redirects", path], message, fix));
    };
    const from = readPath(path, url);
    const to = readTarget(target, url);
    if (from === undefined) {
      refuse(
        `${path} is not a path of this site`,
        "write one that begins with a slash, and leave out what follows ? and #",
      );
    } else if (to === undefined) {
      refuse(
        `${target} is neither a path nor an address`,
        "write one that begins with / or https://, and leave out what follows #",
      );
    } else if (isTaken(from)) {
      refuse(`the site itself needs ${path}`, "remove the line");
    } else if (redirects.has(from)) {
      refuse(`${path} appears twice, written in two ways`, "remove one of the lines");
    } else redirects.set(from, to);
  }
  for (const path of Object.keys(written)) {
    const from = readPath(path, url);
    if (from === undefined || !isInCircle(from, redirects, url)) continue;
    errors.push(
      errorAt(
        ["redirects", path],
        `${path} leads back to itself`,
        "write the path where the page is now",
      ),
    );
  }
  return errors.length > 0 ? fail(...errors) : succeed(Object.fromEntries(redirects));
}

/** A path of this site, percent-decoded; undefined if the text is not one. */
function readPath(path: string, url: string): string | undefined {
  if (!/^\/(?![/\\])[^\s?#\\]*$/.test(path) || !URL.canParse(path, url)) return undefined;
  try {
    return decodeURIComponent(new URL(path, url).pathname);
  } catch {
    return undefined;
  }
}

/** A redirect's target, percent-encoded: a path if it is on this site; undefined if it is malformed. */
function readTarget(target: string, url: string): string | undefined {
  if (!/^(\/(?![/\\])|https:\/\/)[^\s#\\]*$/.test(target)) return undefined;
  if (!URL.canParse(target, url)) return undefined;
  const { href, origin, pathname, search } = new URL(target, url);
  return origin === new URL(url).origin ? pathname + search : href;
}

function isInCircle(start: string, redirects: ReadonlyMap<string, string>, url: string): boolean {
  const met = new Set<string>();
  let path: string | undefined = start;
  while (path !== undefined && !met.has(path)) {
    met.add(path);
    const target = redirects.get(path);
    path = target?.startsWith("/") ? readPath(new URL(target, url).pathname, url) : undefined;
  }
  return path === start;
}
