import { feedExtractor } from "./feed-extractor.ts";
import { feedparser } from "./feedparser.ts";
import { feedsmith } from "./feedsmith.ts";
import { htmlparser2 } from "./htmlparser2.ts";
import type { Panelist } from "./panelist.ts";
import { rowanmanning } from "./rowanmanning.ts";
import { rssParser } from "./rss-parser.ts";

/** Six readers, written independently of each other and of Broadsheet. */
export const panel: readonly Panelist[] = [
  feedsmith,
  rowanmanning,
  feedparser,
  rssParser,
  feedExtractor,
  htmlparser2,
];
