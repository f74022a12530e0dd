import { readFileSync } from "node:fs";
import { planLimits } from "../../src/cli/limits/judge-usage.ts";
import { round, table, writeBlock } from "../table.ts";
import { monthlyPrice, storagePrice } from "./prices.ts";

/*
 * npm run bench:limits [-- --write]: what a publication uses of Cloudflare's limits today, and with 10
 * and 100 times as many articles, pictures, readers and editions. What depends on the number of articles
 * comes from the tables in bench/README.md. docs/scaling.md explains each line.
 */

/** A publication today. */
const today = {
  articles: 3000,
  pictures: 9000,
  /** Means over an article of three photographs: five files of 317 KB (decision 20). */
  filesPerPicture: 5 / 3,
  bytesPerPicture: 106_000,
  subscribers: 5000,
  /** The part that reads in one of these services, each of which polls once for all. */
  inServices: 0.8,
  services: 30,
  pollsPerDay: 48,
  viewsPerDay: 2000,
  editionsPerDay: 10,
};
const factors = [1, 10, 100];

/** What grows, how much of it there is at a factor, its unit, and what the plans allow, if it is limited. */
type Line = readonly [
  name: string,
  of: (factor: number) => number,
  unit: string,
  free?: number | undefined,
  paid?: number,
];

const readme = readFileSync("bench/README.md", "utf8");
const sizes = [100, 1000, 10_000, 100_000];

/** A row of the table of `npm run bench:scale`, on straight lines between its numbers of articles. */
function measured(row: string, articles: number): number {
  const line = readme.split("\n").find((text) => text.startsWith(`| ${row} `)) ?? "";
  const figures = line
    .split("|")
    .slice(2)
    .map((cell) => Number.parseFloat(cell.replace(",", "")));
  const larger = sizes.findIndex((size, place) => place > 0 && articles <= size);
  const to = larger < 0 ? sizes.length - 1 : larger;
  const [left = 0, right = 0] = [sizes[to - 1], sizes[to]];
  const [low = Number.NaN, high = Number.NaN] = [figures[to - 1], figures[to]];
  return low + ((high - low) * (articles - left)) / (right - left);
}

const ofArticles =
  (row: string, scale = 1) =>
  (f: number) =>
    measured(row, today.articles * f) / scale;
const pictureFiles = (f: number) => today.pictures * today.filesPerPicture * f;
const gigabytes = (f: number) => (today.pictures * today.bytesPerPicture * f) / 1e9;
const polls = (readers: number) => readers * today.pollsPerDay;
const views = (f: number) => today.viewsPerDay * f;
const readers = (f: number) => today.subscribers * f * (1 - today.inServices) + today.services;
/** A view is two requests: the page, and the report of the view. Each asks the article's counter. */
const requests = (f: number) => polls(readers(f)) + 2 * views(f);
/** Minutes of an edition in a new container: a minute to fetch packages, and a cold press. */
const building = (f: number) =>
  today.editionsPerDay * f * (1 + measured("press, cold", today.articles) / 60);
const dollars = (f: number) =>
  monthlyPrice({
    requests: requests(f),
    // At most 0.2 ms for a 304, and 2 for a page.
    cpuMilliseconds: 0.2 * polls(readers(f)) + 2 * views(f),
    objectRequests: 2 * views(f),
    rowsWritten: 6 * views(f),
  });
const MiB = 1024 * 1024;
const { files, worker, startUp } = planLimits;
/** Files that wrangler uploads to a bucket in an hour: 1,100 in five minutes. */
const bucketHour = 1100 * 12;

const groups: Readonly<Record<string, readonly Line[]>> = {
  [`${today.articles.toLocaleString("en")} articles`]: [
    ["files without pictures", ofArticles("files among the assets"), "", files.free, files.paid],
    ["Worker", ofArticles("bundle", MiB / 1e6), "MiB", worker.free / MiB, worker.paid / MiB],
    ["start-up", ofArticles("start-up, CPU"), "ms", startUp.free, startUp.paid],
    ["memory", ofArticles("isolate memory, every volume touched"), "MB", 128, 128],
    ["cold press", ofArticles("press, cold", 60), "min", 20, 20],
    ["memory of the press", ofArticles("press, peak memory", 1000), "GB", 8, 8],
    ["ledger", (f) => (200 * today.articles * f) / MiB, "MiB", 100, 100],
  ],
  [`${today.pictures.toLocaleString("en")} pictures`]: [
    ["files of pictures", pictureFiles, "", files.free, files.paid],
    ["in a bucket", gigabytes, "GB", 10],
    ["uploaded to a bucket", (f) => pictureFiles(f) / 1e6, "million", 1],
    ["first upload to a bucket", (f) => pictureFiles(f) / bucketHour, "hours"],
    ["a month of the bucket", (f) => storagePrice(gigabytes(f)), "$"],
  ],
  [`${today.subscribers.toLocaleString("en")} subscribers`]: [
    ["requests a day", requests, "", 100_000],
    ["the same without services", (f) => polls(today.subscribers * f) + 2 * views(f), "", 100_000],
    ["requests of counters a day", (f) => 2 * views(f), "", 100_000],
    ["rows that counters write a day", (f) => 6 * views(f), "", 100_000],
    ["a month on Workers Paid", dollars, "$"],
  ],
  [`${today.editionsPerDay} editions a day`]: [
    ["minutes of builds a month", (f) => 30 * building(f), "min", 3000],
    ["a day's builds, one by one", (f) => building(f) / 60, "hours", 24, 24],
    [
      "of a day within 10 minutes of an edition",
      (f) => Math.min(100, (today.editionsPerDay * f) / 1.44),
      "%",
    ],
    ["time that a sync token lasts", (f) => 500 / (today.editionsPerDay * f), "days"],
  ],
};

/** A figure: in italics beyond the free plan, in bold beyond the paid one. */
function cell(used: number, unit: string, free = Infinity, paid = Infinity): string {
  const figure = unit === "$" ? `$${used.toFixed(2)}` : `${round(used)} ${unit}`.trim();
  if (used > paid) return `**${figure}**`;
  return used > free ? `*${figure}*` : figure;
}

const lines = Object.entries(groups).flatMap(([group, ofGroup]) =>
  ofGroup.map(([name, of, unit, free, paid], place) => [
    place === 0 ? group : "",
    name,
    ...factors.map((factor) => cell(of(factor), unit, free, paid)),
    ...[free, paid].map((limit) => (limit === undefined ? "–" : round(limit))),
  ]),
);
const head = ["today", "", ...factors.map((factor) => `× ${factor}`), "free", "paid"];
const text = table(head, lines);
console.log(text);
if (process.argv.includes("--write")) writeBlock("bench:limits", text, "docs/scaling.md");
