import { join } from "node:path";
import { ask } from "./ask.ts";
import { bundle } from "./bundle.ts";
import { asksFor, feedPaths, withoutNewest } from "./cases.ts";
import { compare, type Extent, type Trial } from "./compare.ts";
import { varied, variedTopics } from "./queries.ts";
import { driver, product } from "./services.ts";
import { round, table } from "./table.ts";
import { type Cache, caches } from "./trick-list.ts";
import { startWorkerd } from "./workerd.ts";

/** Which caches a Worker has. Answers are kept only with bodies. */
const sets: readonly (readonly Cache[])[] = [
  ["volumes"],
  ["bodies"],
  ["bodies", "responses"],
  ["volumes", "bodies"],
  ["volumes", "bodies", "responses"],
];
const keys = ["responses", "bodies", "volumes"] as const;

type Case = Pick<Trial, "name" | "asks" | "status">;

/** Requests that are asked again and requests that are asked once, all in gzip. */
function casesOf(articles: number, etag: string): Case[] {
  const feed = (name: string, paths: readonly string[]): Case => ({
    name,
    asks: asksFor("gzip", paths),
    status: 200,
  });
  const unchanged = asksFor("gzip", ["/rss.xml"], { "If-None-Match": etag });
  const reader = { "A-IM": "feed", "User-Agent": "newsboat/2.21.0" };
  const older = { ...reader, "If-None-Match": withoutNewest(etag) };
  const topics = Array.from({ length: 20 }, (_, topic) => `/topics/topic-${topic}/`);
  const pages = Array.from({ length: articles }, (_, n) => `/articles/article-${n}/`);
  return [
    feed("again: a feed", ["/rss.xml"]),
    feed("again: 60 feeds of topics", topics.flatMap(feedPaths)),
    { name: "again: 304", asks: unchanged, status: 304 },
    {
      name: "again: an older validator",
      asks: asksFor("gzip", ["/rss.xml"], { "If-None-Match": withoutNewest(etag) }),
      status: 200,
    },
    { name: "again: 226", asks: asksFor("gzip", ["/rss.xml"], older), status: 226 },
    feed("again: a page", ["/articles/article-1/"]),
    feed("once: a feed", varied("/rss.xml?", articles, 3000)),
    feed("once: feeds of topics", variedTopics(articles, 3000)),
    feed("once: pages", pages),
  ];
}

/**
 * Measures what each cache saves alone, and some together: the cost of a Worker with them, divided by
 * that of a Worker without any. All run in one process.
 *
 * @param only measures only cases whose names contain it
 */
export async function cachesTable(
  scratch: string,
  dist: string,
  articles: number,
  extent: Extent,
  only: string,
): Promise<string> {
  const { ASSETS, PRODUCT } = product(dist);
  const workerWith = async (set: readonly Cache[]) => {
    const edits = keys.filter((key) => !set.includes(key)).flatMap((key) => caches[key].edits);
    return product(dist, await bundle("src/worker.ts", { edits })).PRODUCT;
  };
  const workers = Object.fromEntries(
    await Promise.all(sets.map(async (set) => [set.join("_"), await workerWith(set)] as const)),
  );
  const callable = { NONE: await workerWith([]), ...workers };
  const services = { ASSETS, PRODUCT, ...callable, DRIVER: driver(Object.keys(callable)) };
  const workerd = await startWorkerd(join(scratch, "caches"), services, ["DRIVER", "PRODUCT"]);
  try {
    const { headers } = await ask(`${workerd.origin("PRODUCT")}/rss.xml`);
    const cases = casesOf(articles, headers.etag ?? "").filter(({ name }) => name.includes(only));
    const trials = sets.flatMap((set) =>
      cases.map((it) => ({
        ...it,
        name: `${set} ${it.name}`,
        service: set.join("_"),
        baseline: "NONE",
      })),
    );
    const measured = await compare(workerd, trials, extent);
    return table(
      ["only", ...cases.map(({ name }) => name)],
      sets.map((set) => [
        set.join(", "),
        ...cases.map(({ name }) => {
          const it = measured.get(`${set} ${name}`);
          if (it === undefined) return "–";
          return `${round(it.ratio)} × ${round(it.baselineCost)} µs (A/A ${it.noise.toFixed(2)})`;
        }),
      ]),
    );
  } finally {
    await workerd.stop();
  }
}
