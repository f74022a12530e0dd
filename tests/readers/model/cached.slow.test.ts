import fc from "fast-check";
import { expect, it } from "vitest";
import { habits } from "./habits.ts";
import { Publisher, paths } from "./publisher.ts";
import { SharedCache } from "./shared-cache.ts";
import { type Habit, SimulatedReader } from "./simulated-reader.ts";
import { clocks, perform, type Step, step } from "./steps.ts";

/*
 * Readers of every kind behind one cache that asks again for what it holds: each has all articles as
 * they were at a moment that the cache may hold on to, and at the end exactly those of now.
 */

const second = 1000;
/** How long a feed may be kept, unless something is scheduled. */
const maxAge = 300 * second;
const kinds: readonly Habit[] = Object.values(habits);

/** What was shown at a moment: the version of each article by its name. */
interface Shown {
  readonly at: number;
  readonly versions: readonly (readonly [name: string, updated: number | undefined])[];
}

/** Whether a reader has all that was shown, and nothing else unless it keeps what is older. */
function has({ holds, habit }: SimulatedReader, { versions }: Shown): boolean {
  const isAll = versions.every(([name, updated]) => holds.get(name) === updated);
  return isAll && (habit.merges || holds.size === versions.length);
}

/** The reader of a habit looks. */
function look(habit: keyof typeof habits): Step {
  return { do: "poll", which: Object.keys(habits).indexOf(habit) };
}
/**
 * The cache has stored the first state, newsboat has seen a later one around it, and the first comes
 * back. To newsboat's question, with the cache's tag in it, the site says 304: what the cache has
 * stored must reach newsboat with a date that is later than that of what it holds.
 */
const takenBack: readonly Step[] = [
  { do: "publish", topics: ["a", "b"] },
  { do: "deploy", machine: 0, lasts: 0 },
  look("plain"),
  { do: "correct", which: 0 },
  { do: "deploy", machine: 0, lasts: 0 },
  { do: "wait", time: 700 },
  look("newsboat"),
  { do: "rollback", back: 1, machine: 0, lasts: 0 },
  { do: "wait", time: 700 },
  look("newsboat"),
];

it.each(["gateway", "proxy"] as const)(
  "nobody misses an article behind a %s",
  async (kind) => {
    let [steps, revalidations] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 60, maxLength: 90 }),
        fc.constantFrom(...paths),
        fc.constantFrom(3, 100),
        clocks,
        async (all, path, limit, ahead) => {
          const publisher = new Publisher(
            limit,
            ahead.map((seconds) => seconds * second),
          );
          const cache = new SharedCache(kind, () => publisher.now);
          const readers = kinds.map((habit) => new SimulatedReader(habit, path));
          let shown: Shown[] = [];
          const poll = async (reader: SimulatedReader) => {
            const { now } = publisher;
            const names = publisher.current(path);
            const versions = names.map((name) => [name, publisher.article(name)?.updated] as const);
            shown = [...shown.filter(({ at }) => at > now - maxAge), { at: now, versions }];
            await reader.poll(cache.through(publisher.ask));
            const holds = [...reader.holds];
            expect([holds, shown, shown.some((one) => has(reader, one))]).toEqual([
              holds,
              shown,
              true,
            ]);
          };
          for (const one of all) {
            publisher.pass(second);
            const reader = one.do === "poll" ? readers[one.which % readers.length] : undefined;
            if (reader !== undefined) await poll(reader);
            else if (one.do !== "poll") perform(publisher, one);
          }
          for (const time of [maxAge, 24 * 60 * 60 * second]) {
            publisher.pass(time);
            for (const reader of readers) await poll(reader);
          }
          steps += all.length;
          revalidations += cache.revalidations;
        },
      ),
      {
        numRuns: 170,
        endOnFailure: true,
        examples: paths.map((path) => [[...takenBack], path, 3, [0, 0]]),
      },
    );
    expect(steps).toBeGreaterThan(10_000);
    expect(revalidations).toBeGreaterThan(100);
  },
  180_000,
);
