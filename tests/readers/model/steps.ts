import fc from "fast-check";
import type { Publisher } from "./publisher.ts";

/** The steps of the model. Times are in seconds. */

const topics = fc.subarray(["a", "b", "c"]);
// Either seconds or hours, so that some events coincide within the minutes of a deployment.
const time = fc.oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 1, max: 10_000 }));
const machine = fc.nat(1);
const lasts = fc.nat(240);

/** How many seconds the clocks of the two machines are ahead. They differ by at most 60. */
export const clocks = fc.tuple(
  fc.integer({ min: -30, max: 30 }),
  fc.integer({ min: -30, max: 30 }),
);

/** One step: the publisher writes, deploys or waits, or a reader fetches its feed. */
export const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("publish" as const), topics }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("schedule" as const), topics, time }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("backdate" as const), topics, time }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("draft" as const), topics }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("correct" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("expire" as const), which: fc.nat(), time }),
  },
  // A deployment takes time: an edition is served some seconds after it was pressed. Two machines deploy,
  // and each learns of the other's deployments when it pulls.
  { weight: 4, arbitrary: fc.record({ do: fc.constant("deploy" as const), machine, lasts }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("rollback" as const),
      back: fc.integer({ min: 1, max: 3 }),
      machine,
      lasts,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("pull" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const), time }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant("poll" as const), which: fc.nat() }) },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A step that the publisher takes. */
export type PublisherStep = Exclude<Step, { do: "poll" }>;

const second = 1000;

/** Performs one step of the publisher. */
export function perform(publisher: Publisher, one: PublisherStep): void {
  const { now } = publisher;
  switch (one.do) {
    case "publish":
      publisher.write({ topics: one.topics });
      break;
    case "schedule":
      publisher.write({ topics: one.topics, published: now + one.time * second });
      break;
    case "backdate":
      publisher.write({ topics: one.topics, published: now - one.time * second });
      break;
    case "draft":
      publisher.write({ topics: one.topics, draft: true });
      break;
    case "correct":
      publisher.change(one.which, () => ({ updated: now }));
      break;
    case "withdraw":
      publisher.change(one.which, () => ({ withdrawn: { date: now, reason: "Wrong" } }));
      break;
    case "expire":
      publisher.change(one.which, ({ published }) => ({
        expires: Math.max(now, published) + one.time * second,
      }));
      break;
    case "deploy":
      publisher.deploy(one.machine, one.lasts * second);
      break;
    case "rollback":
      publisher.rollBack(one.back);
      publisher.deploy(one.machine, one.lasts * second);
      break;
    case "pull":
      publisher.pull();
      break;
    case "wait":
      publisher.pass(one.time * second);
      break;
  }
}
