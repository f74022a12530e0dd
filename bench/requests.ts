import type { Case } from "./cases.ts";
import { type Comparison, compare, type Extent, type Trial } from "./compare.ts";
import { type Row, round } from "./table.ts";
import { type Rehearsal, startAll } from "./trial-run.ts";

/** How often to run a trial at most, each time in a fresh process, if its baseline differs from itself. */
const usualAttempts = 6;

/** The other way round: what ours would cost if the package `feed` rendered it. */
const rendered = {
  name: "identity: the same feed by `feed` at every request, against ours",
  of: "identity, asked again: 20 entries, RSS",
  atLeast: 6,
};

/**
 * For each case, the cost divided by that of a constant answer.
 *
 * @param reads describes what a request of a case reads
 */
export async function ratioRows(
  scratch: string,
  rehearsal: Rehearsal,
  extent: Extent & { readonly attempts: number },
  reads: (it: Case) => Promise<string>,
): Promise<Row[]> {
  const measured = await measure(scratch, rehearsal, trialsOf(rehearsal), extent);
  const rows: Row[] = [];
  for (const it of rehearsal.cases) {
    const { name, atMost, mostCpu, anew } = it;
    const comparison = quiet(measured.get(name));
    const answer = rehearsal.constants.get(name)?.answer;
    const size = answer && `${round(answer.body.length / 1000)} KB`;
    const note = remarks(rehearsal, name, measured.get(name));
    const more = anew ? `; ${size}, ${await reads(it)}` : "";
    rows.push({ case: name, unit: "×", atMost, figure: comparison?.ratio, note: note + more });
    if (mostCpu === undefined) continue;
    rows.push({
      case: `${name}, CPU`,
      unit: "ms",
      atMost: mostCpu,
      figure: comparison && comparison.cost / 1000,
      note: "with the driver's part",
    });
  }
  if (rehearsal.constants.has(rendered.of)) {
    const { name, atLeast } = rendered;
    const note = remarks(rehearsal, name, measured.get(name));
    rows.push({
      case: name,
      unit: "×",
      atLeast,
      figure: quiet(measured.get(name))?.ratio,
      note,
    });
  }
  return rows;
}

/** A comparison, unless its baseline differed from itself. */
export function quiet(comparison: Comparison | undefined): Comparison | undefined {
  return comparison && Math.abs(comparison.noise - 1) <= 0.05 ? comparison : undefined;
}

/** Says how a case was measured, or why it has no figure. */
export function remarks(
  { failures }: Rehearsal,
  name: string,
  comparison: Comparison | undefined,
): string {
  if (comparison === undefined) return failures.get(name) ?? "was not measured";
  const { noise, cost, baselineCost, ratio } = comparison;
  const noisy = quiet(comparison) ? "" : `too noisy: ${round(ratio)} ×, `;
  return `${noisy}${round(cost)} µs beside ${round(baselineCost)} µs; A/A ${noise.toFixed(3)}`;
}

/** Measures all trials in a fresh process, and those that noise spoilt again in another. */
export async function measure(
  scratch: string,
  rehearsal: Rehearsal,
  trials: readonly Trial[],
  { attempts = usualAttempts, ...extent }: Extent & { readonly attempts?: number },
): Promise<Map<string, Comparison>> {
  const measured = new Map<string, Comparison>();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const open = trials.filter(({ name }) => quiet(measured.get(name)) === undefined);
    if (open.length === 0) break;
    console.error(`Run ${attempt} of at most ${attempts}: ${open.length} cases`);
    const workerd = await startAll(scratch, rehearsal);
    try {
      for (const [name, comparison] of await compare(workerd, open, extent)) {
        measured.set(name, comparison);
        if (quiet(comparison)) continue;
        console.error(`Thrown away, A/A ${comparison.noise.toFixed(3)}: ${name}`);
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
  for (const { name, asks, status, against } of cases) {
    const baseline = constants.get(against?.name ?? name);
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
  const ours = trials.find(({ name }) => name === rendered.of);
  if (ours === undefined) return trials;
  return [...trials, { ...ours, name: rendered.name, service: "RENDERED", baseline: "PRODUCT" }];
}
