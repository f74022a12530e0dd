import type { Channel } from "../../article/channel.ts";
import { editorFolder } from "../../article/editor-host.ts";
import { standingPath } from "../../article/standing-page.ts";
import { takenFolders, takenPaths } from "../channel/old-address.ts";
import { type ContentError, fileError } from "../content-error.ts";
import { slugOf } from "../list-articles.ts";

/** Folders of the site's root that a former site may have had, but a page cannot have. */
const moreFolders = ["articles", "script", "style"];

/** Addresses that lead to feeds, because other programs have theirs there. */
const feedsOfOthers = ["atom", "json", "rss", "rss2"];

const taken = new Set([
  ...takenPaths.map((path) => path.split("/")[1]),
  ...takenFolders,
  ...moreFolders,
  ...feedsOfOthers,
]);

/**
 * Errors for pages whose addresses lead somewhere else: to what the site itself serves, or to where
 * `channel.yaml` redirects.
 *
 * @param files of the pages, as paths from the content folder
 */
export function takenAddresses(
  files: readonly string[],
  { redirects = {}, editor }: Pick<Channel, "redirects" | "editor">,
): ContentError[] {
  return files.flatMap((file): ContentError | [] => {
    const slug = slugOf(file);
    const path = standingPath({ slug });
    if (taken.has(slug) || (editor !== undefined && path === editorFolder)) {
      return fileError(
        `content/${file}`,
        `the site itself needs the address ${path}`,
        `give the page another name, as in about-${slug}`,
      );
    }
    const hiding = [path, `/${slug}`].find(
      (from) => Object.hasOwn(redirects, from) && redirects[from] !== path,
    );
    if (hiding === undefined) return [];
    return fileError(
      `content/${file}`,
      `content/channel.yaml redirects ${hiding} to ${redirects[hiding]}, which hides this page`,
      "remove that line under redirects:, or give the page another name",
    );
  });
}
