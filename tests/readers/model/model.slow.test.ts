import fc from "fast-check";
import { expect, it } from "vitest";
import { habits } from "./habits.ts";
import { Publisher, paths } from "./publisher.ts";
import { type Habit, SimulatedReader } from "./simulated-reader.ts";
import { clocks, perform, type Step, step } from "./steps.ts";
import { Witness } from "./witness.ts";

/*
 * Plays a publisher against readers, with a simulated clock. The publisher publishes, schedules, backdates,
 * corrects, withdraws, rolls back and lets articles expire, and either of two machines deploys. At every
 * fetch, each reader has exactly what it should have, sees nothing that is not public, and gets no answer
 * that contradicts its validators.
 */

const second = 1000;
const minute = 60 * second;
const kinds: readonly Habit[] = Object.values(habits);

const pollAll = kinds.map((_, which): Step => ({ do: "poll", which }));
/** A case that is rare at random: an article appears while a correction of another is being deployed. */
const meeting: readonly Step[] = [
  { do: "publish", topics: ["a", "b"] },
  { do: "schedule", topics: ["a", "b"], time: 100 },
  { do: "deploy", machine: 0, lasts: 0 },
  { do: "correct", which: 0 },
  { do: "deploy", machine: 0, lasts: 200 },
  { do: "wait", time: 150 },
  ...pollAll,
  { do: "wait", time: 100 },
  ...pollAll,
];
/** A machine rolls back the mistake of another, whose clock is a minute ahead. */
const takenBack: readonly Step[] = [
  { do: "publish", topics: ["a", "b"] },
  { do: "deploy", machine: 0, lasts: 0 },
  { do: "wait", time: 10_000 },
  ...pollAll,
  { do: "correct", which: 0 },
  { do: "deploy", machine: 1, lasts: 240 },
  { do: "wait", time: 240 },
  ...pollAll,
  { do: "rollback", back: 1, machine: 0, lasts: 0 },
  { do: "wait", time: 10_000 },
  ...pollAll,
];

it.each([
  ["all articles", 100, 85],
  ["the newest three", 3, 85],
])(
  "every reader of a feed of %s has the right articles after every fetch",
  async (_, limit, runs) => {
    const statuses = new Map<number, number>();
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 60, maxLength: 90 }),
        fc.array(fc.constantFrom(...paths), { minLength: kinds.length, maxLength: kinds.length }),
        clocks,
        async (all, asked, ahead) => {
          const publisher = new Publisher(
            limit,
            ahead.map((seconds) => seconds * second),
          );
          const witness = new Witness(publisher);
          const readers = kinds.map((habit, number) => {
            return new SimulatedReader(habit, asked[number] ?? "/rss.xml");
          });
          for (const one of all) {
            // No reader fetches twice in a second, because dates are no more precise.
            publisher.pass(second);
            const reader = one.do === "poll" ? readers[one.which % readers.length] : undefined;
            if (reader !== undefined) await witness.poll(reader);
            else if (one.do !== "poll") perform(publisher, one);
          }
          // First the pending deployments are served, then the scheduled articles appear.
          for (const time of [5 * minute, 24 * 60 * minute]) {
            publisher.pass(time);
            for (const reader of readers) await witness.poll(reader);
          }
          steps += all.length;
          for (const [status, times] of witness.statuses) {
            statuses.set(status, (statuses.get(status) ?? 0) + times);
          }
        },
      ),
      {
        numRuns: runs,
        examples: paths.flatMap((path) =>
          [meeting, takenBack].map(
            (story): [Step[], (typeof paths)[number][], [number, number]] => [
              [...story],
              kinds.map(() => path),
              [-30, 30],
            ],
          ),
        ),
      },
    );
    expect(steps).toBeGreaterThan(5000);
    for (const status of [200, 226, 304]) expect(statuses.get(status)).toBeGreaterThan(50);
  },
);
