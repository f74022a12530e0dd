import fc from "fast-check";
import type { Written } from "../../support/publisher.ts";
import type { Newsroom } from "./newsroom.ts";

/** One step of a newsroom, or a program that syncs. Times are in seconds. */

const second = 1000;
const topics = fc.subarray(["a", "b", "c"]);
const time = fc.oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 1, max: 10_000 }));
const which = fc.nat();
const language = fc.constantFrom("en", "de", "de-AT");
export const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("publish" as const), topics, language }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("schedule" as const), topics, time }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("backdate" as const), topics, time }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("correct" as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("retag" as const), which, topics, language }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restore" as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("expire" as const), which, time }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("redate" as const), which, time, later: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("draft" as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("rollback" as const),
      back: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("deploy" as const), which, lasts: fc.nat(500) }),
  },
  { weight: 3, arbitrary: fc.constant({ do: "pull" as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("forget" as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), time }) },
  {
    weight: 16,
    arbitrary: fc.record({
      do: fc.constant("sync" as const),
      which,
      pages: fc.integer({ min: 1, max: 9 }),
    }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Performs one step of the newsroom. */
export function perform(room: Newsroom, one: Exclude<Step, { do: "sync" }>): void {
  const { now } = room;
  const write = (article: Partial<Written>) =>
    room.articles.push({ published: now, updated: now, ...article });
  const change = (how: (article: Written) => Partial<Written>) =>
    room.change("which" in one ? one.which : 0, how);
  switch (one.do) {
    case "publish":
      write({ topics: one.topics, language: one.language });
      break;
    case "schedule":
      write({ topics: one.topics, published: now + one.time * second });
      break;
    case "backdate":
      write({ topics: one.topics, published: now - one.time * second });
      break;
    case "correct":
      change(() => ({ updated: now }));
      break;
    case "retag":
      change(() => ({ topics: one.topics, language: one.language }));
      break;
    case "withdraw":
      change(() => ({ withdrawn: { date: now, reason: "Wrong" } }));
      break;
    case "restore":
      change(() => ({ withdrawn: undefined, expires: undefined, draft: false }));
      break;
    case "expire":
      change(({ published }) => ({ expires: Math.max(now, published) + one.time * second }));
      break;
    case "redate":
      change(() => ({ published: now + (one.later ? 1 : -1) * one.time * second }));
      break;
    case "draft":
      change(() => ({ draft: true }));
      break;
    case "rollback":
      room.rollBack(one.back);
      break;
    case "deploy":
      room.deploy(one.which, one.lasts * second);
      break;
    case "pull":
      room.pull();
      break;
    case "forget":
      room.forget(one.which);
      break;
    case "wait":
      room.pass(one.time * second);
      break;
  }
}
