import fc from "fast-check";
import { expect, it } from "vitest";
import { habits } from "./habits.ts";
import { Publisher, paths } from "./publisher.ts";
import { SharedCache } from "./shared-cache.ts";
import { type Habit, SimulatedReader } from "./simulated-reader.ts";
import { clocks, perform, type Step, step } from "./steps.ts";

/*
 * Puts readers of every kind behind one cache that revalidates what it holds. Each reader always has all
 * articles of a moment whose answers may still be fresh, and at the end exactly the current ones.
 */

const second = 1000;
/** How long a feed stays fresh, unless something is scheduled. */
const maxAge = 300 * second;
const kinds: readonly Habit[] = Object.values(habits);

/** What the site showed at a moment: the version of each article, by its name. */
interface Shown {
  readonly at: number;
  readonly versions: readonly (readonly [name: string, updated: number | undefined])[];
}

/** Whether a reader has everything that was shown, and nothing else unless it keeps older articles. */
function has({ holds, habit }: SimulatedReader, { versions }: Shown): boolean {
  const isAll = versions.every(([name, updated]) => holds.get(name) === updated);
  return isAll && (habit.merges || holds.size === versions.length);
}

/** The reader with this habit fetches the feed. */
function look(habit: keyof typeof habits): Step {
  return { do: "poll", which: Object.keys(habits).indexOf(habit) };
}
/**
 * The cache has stored the first state, newsboat has seen a later state past the cache, and a rollback
 * restores the first. The site answers newsboat's request, which includes the cache's tag, with 304. The
 * stored answer must then reach newsboat with a later date than the answer that newsboat holds.
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
  "no reader behind a %s misses an article",
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
