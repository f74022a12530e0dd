import { posix } from "node:path";
import type { Channel } from "../article/channel.ts";
import type { Looking } from "./files/image.ts";

/** What an article may refer to. */
export interface ArticleContext extends Looking {
  readonly channel: Channel;
  /** The slug of each article by the path of its file from the content folder. */
  readonly articles: ReadonlyMap<string, string>;
  /** Path of the content folder: nothing that an article names may lie outside. */
  readonly folder: string;
}

/**
 * The file of the article to which a relative path leads, if there is one: a key of `articles`.
 *
 * @param from path of the file that says so, from the content folder
 */
export function articleFile(
  from: string,
  path: string,
  articles: ArticleContext["articles"],
): string | undefined {
  const target = posix.join(posix.dirname(from), path);
  return [target, posix.join(target, "index.md")].find((file) => articles.has(file));
}
