import type { Case } from "./cases.ts";
import { type Comparison, compare, type Extent, type Trial } from "./compare.ts";
import { type Row, round } from "./table.ts";
import { type Rehearsal, startAll } from "./trial-run.ts";

/** How often to run a trial, each time in a fresh process, if its baseline differs from itself. */
const attempts = 6;

const renderedCase = "the same feed by `feed` at every request, against ours";

/** For each case, the cost divided by that of a constant answer. */
export async function ratioRows(
  scratch: string,
  rehearsal: Rehearsal,
  extent: Extent,
): Promise<Row[]> {
  const measured = await measure(scratch, rehearsal, trialsOf(rehearsal), extent);
  const cases: readonly Named[] = [...rehearsal.cases, { name: renderedCase, atLeast: 6 }];
  return cases.map(({ name, atMost, atLeast }) => {
    const comparison = measured.get(name);
    const note = comparison === undefined ? whyNot(rehearsal, name) : remarks(comparison);
    return { case: name, unit: "×", atMost, atLeast, figure: comparison?.ratio, note };
  });
}

type Named = Pick<Case, "name" | "atMost" | "atLeast">;

/** Why a case has no figure. */
export function whyNot({ failures }: Rehearsal, name: string): string {
  return failures.get(name) ?? "too noisy: the baseline differed from itself";
}

/** Measures all trials in a fresh process, and those that noise spoilt again in another. */
export async function measure(
  scratch: string,
  rehearsal: Rehearsal,
  trials: readonly Trial[],
  extent: Extent,
): Promise<Map<string, Comparison>> {
  const measured = new Map<string, Comparison>();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const open = trials.filter(({ name }) => !measured.has(name));
    if (open.length === 0) break;
    console.error(`Run ${attempt} of at most ${attempts}: ${open.length} cases`);
    const workerd = await startAll(scratch, rehearsal);
    try {
      for (const [name, comparison] of await compare(workerd, open, extent)) {
        const { noise } = comparison;
        if (noise >= 0.95 && noise <= 1.05) measured.set(name, comparison);
        else console.error(`Thrown away, A/A ${noise.toFixed(3)}: ${name}`);
      }
    } finally {
      await workerd.stop();
    }
  }
  return measured;
}

/** Pairs each case with the constant that gives the same answer. */
export function againstConstants({ cases, constants, failures }: Rehearsal): Trial[] {
  const trials: Trial[] = [];
  for (const { name, asks, status, against = name } of cases) {
    const baseline = constants.get(against);
    if (failures.has(name) || baseline === undefined) continue;
    trials.push({
      name,
      service: "PRODUCT",
      baseline: baseline.service,
      asks,
      status,
      baselineStatus: baseline.answer.status,
    });
  }
  return trials;
}

function trialsOf(rehearsal: Rehearsal): Trial[] {
  const trials = againstConstants(rehearsal);
  const [plain] = trials;
  if (plain === undefined) throw new Error("no feed was answered");
  return [...trials, { ...plain, name: renderedCase, service: "RENDERED", baseline: "PRODUCT" }];
}

function remarks({ noise, cost, baselineCost }: Comparison): string {
  return `${round(cost)} µs beside ${round(baselineCost)} µs; A/A ${noise.toFixed(3)}`;
}
