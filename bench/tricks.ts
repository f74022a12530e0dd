import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ask } from "./ask.ts";
import { bundle } from "./bundle.ts";
import { cachesTable } from "./caches.ts";
import { siteUrl } from "./cases.ts";
import { compare } from "./compare.ts";
import { corpus } from "./corpus.ts";
import { type ColdStart, coldStart } from "./first-request.ts";
import { openHeap } from "./heap.ts";
import { pressFiles } from "./publication.ts";
import { variedQueries } from "./queries.ts";
import { driver, product, productCode } from "./services.ts";
import { median } from "./statistics.ts";
import { round, table } from "./table.ts";
import { type Trick, tricks } from "./trick-list.ts";
import { startWorkerd } from "./workerd.ts";
import type { Ask } from "./workers/driver.ts";

/*
 * npm run bench:tricks [-- --articles 10000] [--only NAME] [--caches]: measures what the Worker would
 * cost without each trick, which is code that only makes it faster; with `--caches`, what each cache
 * saves alone (bench/README.md).
 */
const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "1000" },
    only: { type: "string", default: "" },
    caches: { type: "boolean", default: false },
    rounds: { type: "string", default: "12" },
    requests: { type: "string", default: "300" },
    spawns: { type: "string", default: "11" },
  },
});
const articles = Number(values.articles);
const spawns = Number(values.spawns);
const extent = { rounds: Number(values.rounds), requests: Number(values.requests) };

/** Requests to a warm isolate. All ask for gzip. */
const warmCases = (etag: string): { name: string; asks: readonly Ask[]; status: number }[] => [
  { name: "the same feed again", asks: [get("/rss.xml")], status: 200 },
  { name: "304", asks: [get("/rss.xml", { "If-None-Match": etag })], status: 304 },
  {
    name: "an older validator",
    asks: [get("/rss.xml", { "If-None-Match": 'W/"older.aaaaa"' })],
    status: 200,
  },
  {
    name: "a feed bound anew",
    asks: variedQueries(articles, 3000).map((path) => get(path)),
    status: 200,
  },
];

function get(path: string, headers: Record<string, string> = {}): Ask {
  return { url: `${siteUrl}${path}`, headers: { "Accept-Encoding": "gzip", ...headers } };
}

const scratch = await mkdtemp(join(tmpdir(), "broadsheet-tricks-"));
try {
  console.error(`Pressing ${articles} articles`);
  const dist = await pressFiles(scratch, corpus(articles, 20));
  if (values.caches) console.log(await cachesTable(scratch, dist, articles, extent, values.only));
  const lines: string[][] = [];
  const measured = values.caches ? [] : tricks;
  for (const trick of measured.filter(({ name }) => name.includes(values.only))) {
    console.error(trick.name);
    lines.push([trick.name, ...(await measure(dist, trick))]);
  }
  const cases = warmCases("").map(({ name }) => name);
  const head = ["without", "start-up", "first request", "both", "memory", "bundle", ...cases];
  if (lines.length > 0) console.log(table(head, lines));
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** Returns the cells of a trick's line: the Worker without it, beside the Worker with it. */
async function measure(dist: string, trick: Trick): Promise<string[]> {
  const code = await bundle("src/worker.ts", trick);
  const cold = await coldStarts(dist, code);

  const [without, as] = [await heapSize(dist, code), await heapSize(dist, productCode)];
  const size = (code.length - productCode.length) / 1000;
  return [
    ...cold,
    `${round((without - as) / 1000)} KB`,
    `${round(size)} KB`,
    ...(await warm(dist, code)),
  ];
}

/** Starts fresh processes in turn. Returns the median difference, and the median with the trick. */
async function coldStarts(dist: string, code: string): Promise<string[]> {
  const folder = join(scratch, "cold");
  const pairs: { without: ColdStart; as: ColdStart }[] = [];
  for (let spawn = 0; spawn < spawns; spawn++) {
    const without = await coldStart(folder, product(dist, code), "PRODUCT", "gzip");
    const as = await coldStart(folder, product(dist), "PRODUCT", "gzip");
    pairs.push({ without, as });
  }
  const figures: ((cold: ColdStart) => number)[] = [
    ({ startUp }) => startUp,
    ({ first }) => first,
    ({ startUp, first }) => startUp + first,
  ];
  return figures.map((figure) => {
    const difference = median(pairs.map(({ without, as }) => figure(without) - figure(as)));
    const sign = difference < 0 ? "" : "+";
    return `${sign}${round(difference)} to ${round(median(pairs.map(({ as }) => figure(as))))} ms`;
  });
}

/** What an isolate holds after one request, in bytes, including garbage. */
async function heapSize(dist: string, code: string): Promise<number> {
  const sizes: number[] = [];
  for (let spawn = 0; spawn < 3; spawn++) {
    const workerd = await startWorkerd(
      join(scratch, "heap"),
      product(dist, code),
      ["PRODUCT"],
      true,
    );
    try {
      await ask(`${workerd.origin("PRODUCT")}/healthz`);
      const heap = await openHeap(workerd.inspector("PRODUCT"));
      sizes.push(await heap.size());
      heap.close();
    } finally {
      await workerd.stop();
    }
  }
  return median(sizes);
}

/** Runs both Workers in one process, and compares the cost of requests. */
async function warm(dist: string, code: string): Promise<string[]> {
  const { ASSETS, PRODUCT } = product(dist);
  const { PRODUCT: WITHOUT } = product(dist, code);
  const services = { ASSETS, PRODUCT, WITHOUT, DRIVER: driver(["PRODUCT", "WITHOUT"]) };
  const workerd = await startWorkerd(join(scratch, "warm"), services, ["DRIVER", "PRODUCT"]);
  try {
    const { headers } = await ask(`${workerd.origin("PRODUCT")}/rss.xml`);
    const cases = warmCases(headers.etag ?? "");
    const trials = cases.map((it) => ({ ...it, service: "WITHOUT", baseline: "PRODUCT" }));
    const measured = await compare(workerd, trials, extent);
    return cases.map(({ name }) => {
      const it = measured.get(name);
      return it === undefined
        ? "–"
        : `${round(it.ratio)} × ${round(it.baselineCost)} µs (A/A ${it.noise.toFixed(2)})`;
    });
  } finally {
    await workerd.stop();
  }
}
