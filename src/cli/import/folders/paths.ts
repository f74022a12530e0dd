import { posix } from "node:path";
import { percentDecoded } from "../../../article/percent-decoded.ts";
import { type Described, type Pages, unknownAddress } from "./site.ts";
import type { SourceFolder } from "./source-folder.ts";

/** What the links of one text may lead to. */
interface LinkTargets {
  /** The file in which the links stand. */
  readonly file: string;
  /** The text of that file. */
  readonly about: Described;
  readonly pages: Pages;
  /** The address of the site. */
  readonly home: string | undefined;
  /** Whether a path names a picture or another file of the site. */
  readonly isFile: (path: string) => boolean;
}

/**
 * Where a link leads, as an absolute address of the old site; undefined if it stays as it is. A link to
 * the file of a text becomes the address of that text. The old front page becomes the new one. Any other
 * path is one of the old site.
 *
 * @param link as written
 */
export function innerLink(link: string, targets: LinkTargets): string | undefined {
  const { file, about, pages, home, isFile } = targets;
  if (home !== undefined && link.replace(/\/?$/, "/") === home) return "/";
  if (link === "" || /^(?:#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(link)) return undefined;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(link) ?? [];
  const target = pages.get(textFile(percentDecoded(path), file, pages) ?? "")?.addresses[0];
  if (target !== undefined) return `${target}${rest}`;
  if (isFile(percentDecoded(path))) return undefined;
  const base = about.addresses[0] ?? home;
  const address =
    base !== undefined && URL.canParse(link, base) ? new URL(link, base).href : undefined;
  return address === (home ?? unknownAddress) ? "/" : address;
}

/** The text that a path names, from the file in which the path stands or from the root of the site. */
function textFile(path: string, file: string, pages: Pages): string | undefined {
  const base = path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(file), path);
  const bare = posix.normalize(base).replace(/\/$/, "");
  return [bare, `${bare}.md`, `${bare}/index.md`].find((name) => name !== file && pages.has(name));
}

/**
 * The file of a site that a path names.
 *
 * @param path decoded; a path that begins with `/` is one of the site
 * @param from the file in which the path stands
 * @param roots the folders whose files the site serves from its root: `["static"]`; `""` is the whole folder
 * @param basePath the path of the site's address, which begins and ends with `/`
 */
export function locateFile(
  folder: SourceFolder,
  path: string,
  from: string | undefined,
  roots: readonly string[],
  basePath: string,
): string | undefined {
  const beside = path.startsWith("/")
    ? []
    : [posix.join(from === undefined ? "" : posix.dirname(from), path)];
  const rooted = path.startsWith("/") ? path : `/${path}`;
  const paths = rooted.startsWith(basePath)
    ? [rooted.slice(basePath.length - 1), rooted]
    : [rooted];
  const below = roots.flatMap((root) => paths.map((one) => posix.join(root, `.${one}`)));
  return [...beside, ...below]
    .map((file) => posix.normalize(file))
    .find((file) => !file.startsWith("..") && folder.has(file));
}

/** The path of an address, which begins and ends with `/`; `/` if the address is not known. */
export function basePathOf(address: string | undefined): string {
  return address === undefined ? "/" : `${new URL(address).pathname.replace(/\/+$/, "")}/`;
}
