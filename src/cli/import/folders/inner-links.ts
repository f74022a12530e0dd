import { posix } from "node:path";
import type { Described, Pages } from "./site.ts";

/**
 * Where a link leads, as an absolute address of the old site; undefined if it stays as it is. A link to
 * the file of a text becomes the address of that text. Any other path is one of the old site.
 *
 * @param link as written
 * @param file the file in which it stands
 * @param about the text of that file
 * @param isFile whether a path names a picture or another file of the site
 */
export function innerLink(
  link: string,
  file: string,
  about: Described,
  pages: Pages,
  isFile: (path: string) => boolean,
): string | undefined {
  if (link === "" || /^(?:#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(link)) return undefined;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(link) ?? [];
  const target = pages.get(textFile(decoded(path), file, pages) ?? "")?.addresses[0];
  if (target !== undefined) return `${target}${rest}`;
  if (isFile(decoded(path))) return undefined;
  const [own] = about.addresses;
  return own !== undefined && URL.canParse(link, own) ? new URL(link, own).href : undefined;
}

/** The text that a path names, from the file in which the path stands or from the root of the site. */
function textFile(path: string, file: string, pages: Pages): string | undefined {
  const base = path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(file), path);
  const bare = posix.normalize(base).replace(/\/$/, "");
  return [bare, `${bare}.md`, `${bare}/index.md`].find((name) => name !== file && pages.has(name));
}

export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
