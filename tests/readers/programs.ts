import { spawnSync } from "node:child_process";
import type { Format } from "../../src/article/formats.ts";
import type { FeedField, ItemField } from "../support/panel/panelist.ts";
import type { Tool } from "../support/tools.ts";
import { readWithLiferea } from "./liferea.ts";

/** What a program understood of a feed. Fields that it does not report are missing. */
export interface Read {
  readonly feed: Readonly<Partial<Record<FeedField, unknown>>> & {
    /** Every address that it takes to be the site's. */
    readonly pages?: readonly string[];
  };
  readonly items: readonly Readonly<Partial<Record<ItemField, unknown>>>[];
}

type Field = `feed ${FeedField}` | `item ${ItemField}`;

/** An independent program that reads feeds and is not an npm package. */
export interface Program {
  readonly tool: Tool;
  readonly formats: readonly Format[];
  read(document: string): Read | Promise<Read>;
  /** The fields that the program reads differently, and why that is its own fault. */
  readonly losses: Readonly<Partial<Record<`${Format} ${Field}`, string>>>;
}

const inherited = "it gives an article without authors those of the feed";
const firstOnly = "it reads the first author only";

export const programs: readonly Program[] = [
  {
    tool: "simplepie",
    formats: ["rss", "atom"],
    read: (document) => JSON.parse(run("php", ["tests/readers/read-with-simplepie.php"], document)),
    losses: {
      "rss item published": "SimplePie 1.3 prefers atom:updated to pubDate; 1.4 does not",
      "atom item authors": inherited,
    },
  },
  {
    tool: "feedparser",
    formats: ["rss", "atom"],
    read: (document) =>
      JSON.parse(run("/usr/bin/python3", ["tests/readers/read-with-feedparser.py"], document)),
    losses: {},
  },
  {
    tool: "sfeed",
    formats: ["rss", "atom"],
    read: (document) => ({
      feed: {},
      items: run("sfeed", [], document).trimEnd().split("\n").map(sfeedItem),
    }),
    losses: {
      "rss item authors": firstOnly,
      "atom item authors": firstOnly,
      "rss item attachments": "it reads the address of the last enclosure only",
      "atom item attachments": "it reads the address of the last enclosure only",
      "atom item topics": "it reads the term of a category, but not its label",
    },
  },
  {
    tool: "liferea",
    formats: ["rss", "atom"],
    read: readWithLiferea,
    losses: {
      "rss item title": "it takes titles of RSS for HTML",
      "rss item related": "it does not know atom:link in items",
      "rss item attachments": "it does not read the sizes of Media RSS",
      "atom item topics": "it stores labels as markup",
    },
  },
];

/** Reads a line of sfeed(5): fields separated by tabs. */
function sfeedItem(line: string): Read["items"][number] {
  const [seconds, title, url, , , id, author, enclosure, topics = ""] = line.split("\t");
  return {
    id,
    url,
    title,
    published: new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z"),
    authors: author === "" ? [] : [author],
    attachments: enclosure === "" ? [] : [{ url: enclosure }],
    topics: topics === "" ? [] : topics.split("|"),
  };
}

/** The output of a program that reads a document from its standard input. */
function run(command: string, options: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(command, options, { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}: ${stdout}${stderr}`);
  return stdout;
}
