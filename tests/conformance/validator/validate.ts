import type { Format } from "../../../src/article/formats.ts";
import { checkAtom } from "./atom.ts";
import { checkJson } from "./json.ts";
import { checkRss } from "./rss.ts";

/** For each format, what is wrong with a feed: all that a validator would report as an error or a warning. */
export const validate: Readonly<Record<Format, (document: string, feedUrl: string) => string[]>> = {
  rss: checkRss,
  atom: checkAtom,
  json: checkJson,
};
