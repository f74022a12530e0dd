import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DraftedArticle, Refusal } from "./new-article.ts";

/**
 * Puts a drafted article into a content folder, in a folder of its own. It never writes over anything:
 * a slug that is taken, in whichever year, is refused.
 *
 * @returns the path of its `index.md` from the project's folder, or why it cannot be
 */
export async function createArticle(
  content: string,
  { slug, folder, source }: DraftedArticle,
): Promise<{ readonly path: string } | Refusal> {
  const taken = await folderOfSlug(content, slug);
  if (taken !== undefined) return refusal(taken);
  await mkdir(join(content, folder, ".."), { recursive: true });
  try {
    await mkdir(join(content, folder));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") {
      return refusal(folder);
    }
    throw cause;
  }
  try {
    await writeFile(join(content, folder, "index.md"), source, { flag: "wx" });
  } catch (cause) {
    await rm(join(content, folder), { recursive: true, force: true });
    throw cause;
  }
  return { path: `content/${folder}/index.md` };
}

async function folderOfSlug(content: string, slug: string): Promise<string | undefined> {
  const years = await readdir(join(content, "articles"), { withFileTypes: true }).catch(() => []);
  for (const year of years) {
    if (!year.isDirectory()) continue;
    const names = await readdir(join(content, "articles", year.name));
    if (names.includes(slug)) return `articles/${year.name}/${slug}`;
  }
  return undefined;
}

function refusal(folder: string): Refusal {
  return {
    message: `there is already content/${folder}`,
    fix: "choose another address, as in --slug another-address",
  };
}
