import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { mostVisits, visitLength } from "../../src/views/view-counter.ts";

const now = Date.now();
let articles = 0;

/** The counter of an article that no other test looks at. */
function counter() {
  return env.VIEWS.getByName(`article-${articles++}`);
}

/** What a counter has on disk, but for the tables of the platform. */
function kept(of: ReturnType<typeof counter>) {
  return runInDurableObject(of, async (_, { storage }) => ({
    visits: storage.sql.exec<{ visit: number; until: number }>("SELECT * FROM visits").toArray(),
    values: Object.fromEntries(storage.kv.list()),
    tables: storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_%' ESCAPE '\\'",
      )
      .toArray()
      .map(({ name }) => name),
    alarm: await storage.getAlarm(),
  }));
}

it("counts nothing where nobody came", async () => {
  expect(await counter().views()).toBe(0);
});

it("counts a flood from one client once, also of requests at the same time", async () => {
  const of = counter();
  await Promise.all(
    Array.from({ length: 200 }, (_, i) => of.count("192.0.2.1", "Browser", now + i)),
  );
  expect(await of.views()).toBe(1);
});

it("counts whoever changes the User-Agent no more than 16 times", async () => {
  const of = counter();
  await Promise.all(
    Array.from({ length: 300 }, (_, i) => of.count("192.0.2.1", `Browser ${i}`, now)),
  );
  expect(await of.views()).toBeLessThanOrEqual(16);
});

it("counts each client, and a second visit after half an hour", async () => {
  const of = counter();
  for (const address of ["192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8:0:1::1"]) {
    await of.count(address, "Browser", now);
  }
  const first = await of.views();
  expect(first).toBe(4);
  await of.count("192.0.2.1", "Browser", now + visitLength - 1);
  expect(await of.views()).toBe(4);
  await of.count("192.0.2.1", "Browser", now + visitLength);
  expect(await of.views()).toBe(5);
});

it("counts as many as there are visits, whatever their order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 }),
      async (hosts) => {
        const of = counter();
        await Promise.all(hosts.map((host) => of.count(`192.0.2.${host}`, "Browser", now)));
        expect(await of.views()).toBe(new Set(hosts).size);
      },
    ),
    { numRuns: 20 },
  );
});

it("knows its count and its visits after it was evicted", async () => {
  const of = counter();
  await of.count("192.0.2.1", "Browser", now);
  await evictDurableObject(of);
  await of.count("192.0.2.1", "Browser", now);
  await of.count("192.0.2.2", "Browser", now);
  await evictDurableObject(of);
  expect(await of.views()).toBe(2);
});

it("keeps nothing of a client but a number of 32 bits, and forgets that with its key", async () => {
  const of = counter();
  const over = now - visitLength;
  await of.count("192.0.2.1", "Browser", over);
  const before = await kept(of);
  expect(before.tables).toEqual(["visits"]);
  expect(before.visits).toEqual([{ visit: expect.any(Number), until: now }]);
  expect(before.visits[0]?.visit).toBeLessThan(2 ** 32);
  expect(Object.keys(before.values)).toEqual(["key", "views"]);

  await runDurableObjectAlarm(of);
  expect(await kept(of)).toMatchObject({ visits: [], values: { views: 1 }, alarm: null });
  expect(Object.keys((await kept(of)).values)).toEqual(["views"]);
});

it("looks again for visits that are not over, in a minute at the earliest", async () => {
  const of = counter();
  await of.count("192.0.2.1", "Browser", now);
  expect((await kept(of)).alarm).toBe(now + visitLength);
  await of.count("192.0.2.2", "Browser", now - visitLength + 60_000);
  await runDurableObjectAlarm(of);
  const { visits, alarm } = await kept(of);
  expect(visits).toHaveLength(2);
  expect(alarm).toBeGreaterThanOrEqual(now + 60_000);
});

it("keeps no more than 100,000 visits, and counts again when some are over", async () => {
  const of = counter();
  const over = now - 1;
  await runInDurableObject(of, (_, { storage }) => {
    storage.sql.exec(
      `WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < ${mostVisits - 2})
       INSERT INTO visits SELECT -n, ${over} FROM n`,
    );
  });
  await evictDurableObject(of);
  await of.count("192.0.2.1", "Browser", now);
  await of.count("192.0.2.2", "Browser", now);
  expect(await of.views()).toBe(1);
  await runDurableObjectAlarm(of);
  await of.count("192.0.2.3", "Browser", now);
  expect(await of.views()).toBe(2);
});

it("throws the key away after a day", async () => {
  const of = counter();
  await of.count("192.0.2.1", "Browser", now);
  const { key } = (await kept(of)).values;
  await of.count("192.0.2.2", "Browser", now + 24 * 60 * 60_000 - 1);
  expect((await kept(of)).values["key"]).toEqual(key);
  await of.count("192.0.2.3", "Browser", now + 24 * 60 * 60_000);
  expect((await kept(of)).values["key"]).not.toEqual(key);
});
