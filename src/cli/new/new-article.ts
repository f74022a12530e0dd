import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { nearest } from "../../article/nearest.ts";
import type { Finding } from "../../content/content-error.ts";
import { articleSource, localTime } from "./article-source.ts";
import { nameOf } from "./name-of.ts";

/** What an editor asks `npm run new` for. */
export interface NewArticle {
  readonly title: string;
  readonly topics: readonly string[];
  /** Made from the title if undefined. */
  readonly slug?: string | undefined;
}

/** A new article before it is written to disk. */
export interface DraftedArticle {
  readonly slug: string;
  /** Relative to the content folder: `articles/2026/a-new-reading-room-opens`. */
  readonly folder: string;
  /** The text of its `index.md`. */
  readonly source: string;
}

export type Drafted =
  | { readonly ok: true; readonly value: DraftedArticle }
  | { readonly ok: false; readonly errors: readonly Finding[] };

/** Drafts an article, or lists everything that is wrong with the request. */
export function draftArticle(channel: Channel, request: NewArticle, now: Instant): Drafted {
  const { title, slug, errors: misnamed } = nameOf(request);
  const topics = [...new Set(request.topics)];
  const known = channel.topics.map((topic) => topic.slug);
  const errors: Finding[] = [
    ...misnamed,
    ...topics
      .filter((topic) => !known.includes(topic))
      .map((topic) => ({
        message: `there is no topic ${topic}`,
        fix: `write --topic ${nearest(topic, known)}, or add the topic to content/channel.yaml`,
      })),
  ];
  if (errors.length > 0 || slug === undefined) return { ok: false, errors };
  const published = localTime(now - (now % 60_000), channel.timeZone);
  return {
    ok: true,
    value: {
      slug,
      folder: `articles/${published.slice(0, 4)}/${slug}`,
      source: articleSource(
        { title, published, status: "draft", topics },
        "The first paragraph says what happened, where and when.\n",
      ),
    },
  };
}

/**
 * Writes a drafted article to a new folder in the content folder. It never overwrites anything: it
 * refuses a slug that any year already has.
 *
 * @returns the path of its `index.md` from the project's folder, or why it was not made
 */
export async function createArticle(
  content: string,
  { slug, folder, source }: DraftedArticle,
): Promise<{ readonly path: string } | Finding> {
  const taken = await folderOfSlug(content, slug);
  if (taken !== undefined) return folderExists(taken);
  await mkdir(join(content, folder, ".."), { recursive: true });
  try {
    await mkdir(join(content, folder));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") {
      return folderExists(folder);
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

function folderExists(folder: string): Finding {
  return {
    message: `the folder content/${folder} already exists`,
    fix: "choose another address, as in --slug another-address",
  };
}
