import { type ContentError, formatError } from "../../src/content/content-error.ts";
import type { Manuscript } from "../../src/content/manuscript.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { articleSource, contentFolder } from "./content-folder.ts";

/** The minimal front matter of an article. */
export const leastFrontMatter = "title: A\npublished: 2026-01-01";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A content folder with one article, `articles/2026/a/`, with this body and these files in its folder. */
export async function articleFolderOf(
  body: string,
  files: Files,
  frontMatter = leastFrontMatter,
): Promise<string> {
  const beside = Object.entries(files).map(([name, content]) => [
    `articles/2026/a/${name}`,
    content,
  ]);
  return contentFolder({
    "articles/2026/a/index.md": articleSource(frontMatter, body),
    ...Object.fromEntries(beside),
  });
}

/** The manuscript of the only article in a folder, if it is valid, and the reports on it as a person sees them. */
export async function readOnly(
  folder: string,
  cache?: string,
): Promise<{ readonly manuscript: Manuscript | undefined; readonly reports: readonly string[] }> {
  // Each test has its own cache, because it must see the results of this run, not of an earlier one.
  const ownCache = cache ?? (await contentFolder({}));
  const publication = await readPublication(folder, undefined, ownCache);
  const reports: readonly ContentError[] = publication.ok
    ? publication.warnings
    : publication.errors;
  const manuscript = publication.ok ? publication.value.manuscripts[0] : undefined;
  return { manuscript, reports: reports.map(formatError) };
}

/** The manuscript of a valid article. */
export async function goodArticle(
  body: string,
  files: Files,
  frontMatter = leastFrontMatter,
): Promise<Manuscript> {
  const { manuscript, reports } = await readOnly(await articleFolderOf(body, files, frontMatter));
  if (manuscript === undefined) throw new Error(reports.join("\n"));
  return manuscript;
}

/** The only report on an article. */
export async function onlyReport(
  body: string,
  files: Files,
  frontMatter = leastFrontMatter,
): Promise<string> {
  const { reports } = await readOnly(await articleFolderOf(body, files, frontMatter));
  const [only, ...others] = reports;
  if (only === undefined || others.length > 0) {
    throw new Error(`one report was expected, not ${reports.length}:\n${reports.join("\n")}`);
  }
  return only;
}
