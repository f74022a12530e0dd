import type { Format } from "../../../src/article/formats.ts";
import { checkAtom } from "./atom.ts";
import { checkJson } from "./json.ts";
import { checkRss } from "./rss.ts";

/** What is wrong with a feed, and what a validator would warn of. */
export const validate: Readonly<Record<Format, (document: string, feedUrl: string) => string[]>> = {
  rss: checkRss,
  atom: checkAtom,
  json: checkJson,
};
