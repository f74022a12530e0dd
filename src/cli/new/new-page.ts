import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel } from "../../article/channel.ts";
import type { Finding } from "../../content/content-error.ts";
import { takenAddresses } from "../../content/pages/page-addresses.ts";
import { articleSource } from "./article-source.ts";
import { nameOf } from "./name-of.ts";

/** A new page before it is written to disk. */
export interface DraftedPage {
  readonly slug: string;
  /** The text of its file. */
  readonly source: string;
}

export type DraftedOrNot =
  | { readonly ok: true; readonly value: DraftedPage }
  | { readonly ok: false; readonly errors: readonly Finding[] };

/** Drafts a page that is no article, or lists everything that is wrong with the request. */
export function draftPage(
  channel: Channel,
  asked: {
    readonly title: string;
    readonly topics: readonly string[];
    readonly slug?: string | undefined;
  },
): DraftedOrNot {
  const { title, slug, errors: misnamed } = nameOf(asked);
  const errors: Finding[] = [
    ...misnamed,
    ...(asked.topics.length === 0
      ? []
      : [{ message: "only articles have topics", fix: "leave out --topic, or --page" }]),
    ...(slug === undefined ? [] : takenAddresses([`pages/${slug}.md`], channel)),
  ];
  if (errors.length > 0 || slug === undefined) return { ok: false, errors };
  const fields = { title, menu: "footer", status: "draft" };
  return { ok: true, value: { slug, source: articleSource(fields, "The text of the page.\n") } };
}

/**
 * Writes a drafted page to the content folder. It never overwrites anything.
 *
 * @returns its path from the project's folder, or why it was not made
 */
export async function createPage(
  content: string,
  { slug, source }: DraftedPage,
): Promise<{ readonly path: string } | Finding> {
  const path = `pages/${slug}.md`;
  const folder = await stat(join(content, "pages", slug)).catch(() => undefined);
  if (folder !== undefined) return exists(`pages/${slug}`);
  await mkdir(join(content, "pages"), { recursive: true });
  try {
    await writeFile(join(content, path), source, { flag: "wx" });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return exists(path);
    throw cause;
  }
  return { path: `content/${path}` };
}

function exists(path: string): Finding {
  return {
    message: `content/${path} already exists`,
    fix: "choose another address, as in --slug another-address",
  };
}
