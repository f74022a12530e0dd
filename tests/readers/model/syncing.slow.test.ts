import fc from "fast-check";
import { expect, it } from "vitest";
import { type Copy, held, syncBy } from "../../support/documented-sync.ts";
import type { Written } from "../../support/publisher.ts";
import { minute, Newsroom } from "./newsroom.ts";
import { perform, type Step, step } from "./newsroom-steps.ts";

/*
 * Plays programs that keep a copy by the loop of docs/feeds.md against a newsroom that does everything
 * possible to articles and editions. A program may be stopped between any two pages. Whenever it reaches
 * the end, its copy contains exactly what is public.
 */

const second = 1000;
const has = (topic: string) => (article: Written) => article.topics?.includes(topic) ?? false;
const selections: readonly [path: string, selects: (article: Written) => boolean][] = [
  ["/feed.json?", () => true],
  ["/feed.json?limit=1&", () => true],
  ["/topics/a/feed.json?", has("a")],
  ["/feed.json?topic=a,b&limit=2&", (one) => has("a")(one) || has("b")(one)],
  ["/feed.json?topic=a&topic=b&content=summary&", (one) => has("a")(one) && has("b")(one)],
  ["/feed.json?exclude=c&", (one) => !has("c")(one)],
  ["/languages/de/feed.json?limit=2&", (one) => one.language?.startsWith("de") ?? false],
  [
    "/feed.json?since=2026-11-21T20:00:00Z&until=2026-11-22T04:00:00Z&",
    ({ published }) =>
      published >= Date.UTC(2026, 10, 21, 20) && published < Date.UTC(2026, 10, 22, 4),
  ],
];

/** How often each kind of answer reached the programs. */
const nothing = { rounds: 0, resync: 0, behind: 0, stopped: 0, removed: 0 };
type Told = typeof nothing;
const keys = ["rounds", "resync", "behind", "stopped", "removed"] as const;

/** A program, and how often it received each kind of answer. */
class Program {
  readonly copy: Copy;
  readonly #selects: (article: Written) => boolean;
  readonly told: Told = { ...nothing };

  constructor([path, selects]: (typeof selections)[number]) {
    this.copy = { next: `https://example.org${path}since=start`, items: {} };
    this.#selects = selects;
  }

  /** Runs the loop for at most this number of pages. */
  async run(room: Newsroom, pages: number): Promise<void> {
    let left = pages;
    let isBehind = false;
    const sync = await syncBy(async (address) => {
      if (left-- === 0) throw new Error("stopped");
      // Scheduled articles may appear between pages.
      room.pass(second);
      const answer = await room.ask(address);
      expect([address, answer.status]).toEqual([address, 200]);
      const { _broadsheet } = await answer.clone().json<Extension>();
      isBehind = _broadsheet.behind === true;
      if (_broadsheet.resync) this.told.resync += 1;
      this.told.removed += _broadsheet.removed.length;
      return answer;
    });
    this.told.rounds += 1;
    try {
      await sync(this.copy);
    } catch (error) {
      if (!(error instanceof Error) || error.message !== "stopped") throw error;
      this.told.stopped += 1;
      return;
    }
    if (isBehind) {
      this.told.behind += 1;
      expect(room.isDeploying).toBe(true);
    } else expect(held(this.copy)).toEqual(room.shown(this.#selects));
  }
}

interface Extension {
  readonly _broadsheet: { resync?: true; behind?: true; removed: readonly unknown[] };
}

/** Performs all steps of a newsroom while programs sync. They sync again at the end. Returns their answers. */
async function play(steps: readonly Step[], clocks: readonly number[]): Promise<Told> {
  const room = new Newsroom(clocks.map((seconds) => seconds * second));
  const programs = selections.map((selection) => new Program(selection));
  for (const one of steps) {
    room.pass(second);
    if (one.do !== "sync") perform(room, one);
    else await programs[one.which % programs.length]?.run(room, one.pages);
  }
  // First the pending deployments are served, then the scheduled articles appear.
  for (const time of [0, 20 * minute, 24 * 60 * minute]) {
    room.pass(time);
    for (const program of programs) await program.run(room, 1000);
  }
  return sum(programs.map(({ told }) => told));
}

function sum(all: readonly Told[]): Told {
  const total = { ...nothing };
  for (const told of all) for (const name of keys) total[name] += told[name];
  return total;
}

const steps = fc.array(step, { minLength: 80, maxLength: 120 });
const clock = fc.integer({ min: -30, max: 30 });

it("a program has exactly what is public, whatever the newsroom did and whichever edition answered", async () => {
  const told: Told[] = [];
  await fc.assert(
    fc.asyncProperty(steps, fc.tuple(clock, clock), async (all, clocks) => {
      told.push(await play(all, clocks));
    }),
    { numRuns: 100, interruptAfterTimeLimit: 40_000 },
  );
  const total = sum(told);
  for (const name of keys) expect([name, total[name]]).not.toEqual([name, 0]);
  // A busy machine does fewer runs.
  expect(total.rounds).toBeGreaterThan(200);
});

it("a program never starts again if each deployment knows the one before", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const told = await play(
        all.filter((one) => one.do !== "forget"),
        [0],
      );
      expect(told.resync).toBe(selections.length);
    }),
    { numRuns: 60, interruptAfterTimeLimit: 30_000 },
  );
});
