import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ask } from "../ask.ts";
import type { Trial } from "../compare.ts";
import { openHeap } from "../heap.ts";
import { measure } from "../requests.ts";
import { startUp } from "../scale-edition.ts";
import { constantOfNothing, driver } from "../services.ts";
import { median } from "../statistics.ts";
import { type Row as Line, sizesTable, writeBlock } from "../table.ts";
import { startWorkerd } from "../workerd.ts";
import { type Built, buildPaged, buildWhole, freshPages } from "./editions.ts";
import { begins } from "./hash.ts";
import { longAnswers } from "./long-answers.ts";
import { type Question, questionsOf, readsOf } from "./questions.ts";
import { byPublication, madeUpRow, madeUpRows, type Row } from "./rows.ts";
import { volumeCut } from "./write-index.ts";

/*
 * npm run bench:million [-- --sizes 10000,100000] [--write]: compares today's index, which lies in the
 * bundle, with the prototype of an index in pages (docs/scaling.md).
 */
const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000,1000000" },
    write: { type: "boolean", default: false },
    rounds: { type: "string", default: "10" },
    requests: { type: "string", default: "100" },
    spawns: { type: "string", default: "5" },
  },
});
const extent = { rounds: Number(values.rounds), requests: Number(values.requests) };

const results = new Map<number, readonly Line[]>();
for (const articles of values.sizes.split(",").map(Number)) {
  const scratch = await mkdtemp(join(tmpdir(), "broadsheet-million-"));
  try {
    results.set(articles, await measureSize(scratch, articles));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
const text = sizesTable(results);
console.log(text);
if (values.write) writeBlock("bench:million", text);

async function measureSize(scratch: string, articles: number): Promise<Line[]> {
  console.error(`${articles} articles: writing both indexes`);
  const rows = madeUpRows(articles);
  const questions = questionsOf(rows, 200);
  const whole = await buildWhole(scratch, rows);
  const paged = await buildPaged(scratch, rows);
  return [
    line("today: index in the bundle", whole.inBundle / 1e6, "MB", 64 * 1.048576),
    line("in pages: index in the bundle", paged.inBundle / 1e6, "MB", 64 * 1.048576),
    ...(await startUps(scratch, whole, paged)),
    ...[...(await longAnswers(scratch, whole, Number(values.spawns)))].map(([path, cost]) =>
      line(`today: ${path}, CPU`, cost, "ms", 10),
    ),
    line("today: isolate after start-up", await memory(scratch, whole, "PRODUCT"), "MB", 128),
    line(
      "in pages: isolate after 800 requests",
      await memory(scratch, paged, "PAGED", Object.values(questions).flat()),
      "MB",
      128,
    ),
    line("pages", paged.pages.count, ""),
    line("pages, together", paged.pages.bytes / 1e6, "MB"),
    ...rewriteLines(rows),
    ...(await requestLines(scratch, paged, questions)),
  ];
}

function line(name: string, figure: number | undefined, unit: string, atMost?: number): Line {
  const note = figure === undefined ? "too noisy" : "";
  return { case: name, figure, unit, atMost: atMost && Math.round(atMost), note };
}

/** CPU time of both until they answer, above that of a constant Worker. */
async function startUps(scratch: string, whole: Built, paged: Built): Promise<Line[]> {
  const above: Record<"today" | "paged", number[]> = { today: [], paged: [] };
  for (let spawn = 0; spawn < Number(values.spawns); spawn++) {
    const least = await startUp(scratch, { CONSTANT: constantOfNothing }, "CONSTANT");
    above.today.push((await startUp(scratch, whole.services, "PRODUCT")) - least);
    above.paged.push((await startUp(scratch, paged.services, "PAGED")) - least);
  }
  return [
    line("today: start-up, CPU", median(above.today), "ms", 1000),
    line("in pages: start-up, CPU", median(above.paged), "ms", 1000),
  ];
}

/** The most that an isolate holds after its start and after each of some requests, in megabytes. */
async function memory(
  scratch: string,
  { services }: Built,
  service: string,
  questions: readonly Question[] = [],
): Promise<number> {
  const workerd = await startWorkerd(join(scratch, "memory"), services, [service], true);
  try {
    await ask(`${workerd.origin(service)}/healthz`);
    const heap = await openHeap(workerd.inspector(service));
    let most = await heap.size();
    for (const { path } of questions) {
      await ask(`${workerd.origin(service)}${path.replace("fresh&", "")}`);
      most = Math.max(most, await heap.size());
    }
    heap.close();
    return most / 1e6;
  } finally {
    await workerd.stop();
  }
}

/** The pages that a press writes anew for a change, for the newest article, and for one far back. */
function rewriteLines(rows: readonly Row[]): Line[] {
  const middle = rows.length >> 1;
  const before = rows[middle]?.published ?? 0;
  const after = (begin: boolean) => {
    let number = rows.length;
    while (begins(madeUpRow(number).slug, volumeCut.bits) !== begin) number++;
    return madeUpRow(number);
  };
  const [fresh, first] = [after(false), after(true)];
  const farBack = (row: Row) => [...rows, { ...row, published: before + 1 }].sort(byPublication);
  const steps: Readonly<Record<string, readonly Row[]>> = {
    "one changed": rows.map((row, place) => (place === middle ? { ...row, code: 1 } : row)),
    "one added": [...rows, fresh],
    "one added far back": farBack(fresh),
    "the same, if it begins a volume": farBack(first),
  };
  return Object.entries(steps).flatMap(([name, after]) => {
    const { count, bytes } = freshPages(rows, after);
    return [line(`${name}: pages`, count, ""), line(`${name}: written`, bytes / 1e6, "MB")];
  });
}

/** What each kind of request reads, and its CPU time above a constant answer's. */
async function requestLines(
  scratch: string,
  paged: Built,
  kinds: Readonly<Record<string, readonly Question[]>>,
): Promise<Line[]> {
  const callable = ["PAGED", "CONSTANT"];
  const services = { ...paged.services, CONSTANT: constantOfNothing, DRIVER: driver(callable) };
  const trials = Object.entries(kinds).map(([name, questions]): Trial => {
    const asks = questions.map(({ path }) => ({ url: `http://prototype${path}`, headers: {} }));
    return { name, service: "PAGED", baseline: "CONSTANT", asks, status: 200 };
  });
  const none = { cases: [], constants: new Map(), failures: new Map() };
  const costs = await measure(scratch, { ...none, services }, trials, extent);
  const workerd = await startWorkerd(join(scratch, "reads"), paged.services, ["PAGED"]);
  try {
    const lines: Line[] = [];
    for (const [name, questions] of Object.entries(kinds)) {
      const { mean, most, bytes } = await readsOf(workerd.origin("PAGED"), questions);
      const cost = costs.get(name);
      lines.push(
        line(`${name}: reads, mean`, mean, ""),
        line(`${name}: reads, most`, most, "", 3),
        line(`${name}: read`, bytes / 1000, "KB"),
        line(`${name}: CPU`, cost && (cost.cost - cost.baselineCost) / 1000, "ms"),
      );
    }
    return lines;
  } finally {
    await workerd.stop();
  }
}
