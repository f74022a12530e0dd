import { basename, dirname, join } from "node:path";
import { type ContentError, fail, fileError, type Result, succeed } from "./content-error.ts";
import { listArticles } from "./list-articles.ts";
import type { Manuscript, Publication } from "./manuscript.ts";
import { readArticle } from "./read-article.ts";
import { readChannel } from "./read-channel.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Reads a content folder whole: every article, or every error that stands in the way.
 *
 * @param baseUrl stands in for the channel's own address, in development
 */
export async function readPublication(
  folder: string,
  baseUrl?: string,
): Promise<Result<Publication>> {
  const channel = await readChannel(folder, baseUrl);
  if (!channel.ok) return channel;
  const { files, errors } = await listArticles(folder);
  const surroundings: Surroundings = {
    channel: channel.value,
    articles: new Map(files.map((file) => [file, slugOf(file)])),
  };
  const reports: ContentError[] = [...channel.warnings, ...errors];
  const manuscripts: Manuscript[] = [];
  for (const file of files) {
    const read = await readArticle(join(folder, file), file, surroundings);
    if (read.ok) manuscripts.push(read.value);
    reports.push(...(read.ok ? read.warnings : read.errors));
  }
  reports.push(...aliasesInUse(manuscripts));
  return reports.some(({ severity }) => severity === "error")
    ? fail(...reports)
    : succeed({ channel: channel.value, manuscripts }, reports);
}

/** An address leads to one article only, whether it is a present or a former one. */
function aliasesInUse(manuscripts: readonly Manuscript[]): ContentError[] {
  const owner = new Map(manuscripts.map(({ article, file }) => [article.slug, file]));
  return manuscripts.flatMap(({ article, file }) =>
    article.aliases.flatMap((alias) => {
      const other = owner.get(alias);
      owner.set(alias, file);
      return other === undefined
        ? []
        : fileError(
            file,
            `the alias ${alias} is the slug or an alias of ${other}`,
            "take the alias out of one of the two",
          );
    }),
  );
}

function slugOf(file: string): string {
  return basename(dirname(file));
}
