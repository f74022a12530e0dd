import { ask } from "./ask.ts";
import { queryCheck, siteUrl } from "./cases.ts";
import type { Extent } from "./compare.ts";
import { openCounted } from "./counted-site.ts";
import { scatteredQueries } from "./queries.ts";
import { againstConstants, measure, quiet, remarks } from "./requests.ts";
import type { Row } from "./table.ts";
import { rehearse } from "./trial-run.ts";

const combined = "combined query";

/** The requests of each kind. They are the same kinds for every number of articles. */
function pathsOf(articles: number): Readonly<Record<string, readonly string[]>> {
  return {
    "feed of everything": ["/rss.xml"],
    "feed of a topic": ["/topics/topic-1/rss.xml"],
    "feed of an author": ["/authors/author-1/rss.xml"],
    [combined]: scatteredQueries(articles, 3000),
    "page of an article": [`/articles/article-${articles >> 1}/`],
  };
}

/**
 * Measures each kind of request, in gzip: its CPU time minus a constant answer's, and what it reads from the
 * assets in an isolate that has kept nothing.
 */
export async function requestRows(
  scratch: string,
  dist: string,
  articles: number,
  extent: Extent,
): Promise<Row[]> {
  const paths = pathsOf(articles);
  const cases = Object.entries(paths).map(([name, paths]) => ({
    name,
    asks: paths.map((path) => ({
      url: `${siteUrl}${path}`,
      headers: { "Accept-Encoding": "gzip" },
    })),
    status: 200,
  }));
  const rehearsal = await rehearse(scratch, dist, async (origin) => {
    const check = queryCheck(await ask(`${origin}/rss.xml`));
    return cases.map((it) => (it.name === combined ? { ...it, check } : it));
  });
  const measured = await measure(scratch, rehearsal, againstConstants(rehearsal), extent);
  const { reads } = await openCounted(dist);
  const rows: Row[] = [];
  for (const [name, asked] of Object.entries(paths)) {
    const comparison = quiet(measured.get(name));
    const once = rehearsal.failures.has(name) ? undefined : await meanReads(reads, asked);
    const note = comparison === undefined ? remarks(rehearsal, name, measured.get(name)) : "";
    rows.push(
      {
        case: `${name}, CPU`,
        figure: comparison && (comparison.cost - comparison.baselineCost) / 1000,
        unit: "ms",
        atMost: name === combined ? 5 : undefined,
        note,
      },
      { case: `${name}, subrequests`, figure: once?.files, unit: "", note },
      { case: `${name}, read`, figure: once && once.bytes / 1000, unit: "KB", note },
    );
  }
  return rows;
}

/** Sends each request to an isolate of its own. */
async function meanReads(
  reads: Awaited<ReturnType<typeof openCounted>>["reads"],
  paths: readonly string[],
) {
  const each = await Promise.all(paths.slice(0, 50).map((path) => reads([path])));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    files: mean(each.map(({ files }) => files)),
    bytes: mean(each.map(({ bytes }) => bytes)),
  };
}
