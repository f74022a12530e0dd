import { readdir } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { asWarning, type ContentError, fileError } from "../../content/content-error.ts";
import type { Manuscript, Publication } from "../../content/manuscript.ts";

/**
 * Warns of the files in the articles' folders that no article shows, links to or leads with. Files
 * whose names begin with a dot are none of the author's.
 */
export async function unusedFiles(
  folder: string,
  { manuscripts }: Publication,
): Promise<ContentError[]> {
  const used = new Set(manuscripts.flatMap(filesOf).map((file) => resolve(file)));
  const warnings: ContentError[] = [];
  for (const { file } of manuscripts) {
    const article = join(folder, relative("content", file));
    for (const path of await filesBelow(dirname(article))) {
      if (used.has(resolve(path)) || resolve(path) === resolve(article)) continue;
      warnings.push(
        asWarning(
          fileError(
            join("content", relative(folder, path)).replaceAll(sep, "/"),
            "no article refers to this file",
            "show it, as in ![What it shows](picture.jpg), or link to it, or delete it",
          ),
        ),
      );
    }
  }
  return warnings;
}

/** Every file beside an article that goes into its page or its feeds. */
function filesOf({ images, lead, media }: Manuscript): string[] {
  return [
    ...[...images.values()].map(({ file }) => file),
    ...(lead === undefined ? [] : [lead.image.file]),
    ...media.map(({ source }) => source),
  ];
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
