import { posix } from "node:path";
import type { SourceFolder } from "./source-folder.ts";

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
