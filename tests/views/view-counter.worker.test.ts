import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { networkOf } from "../../src/http/network.ts";

// Some tests count hundreds of views one by one.

const now = Date.now();
const halfAnHour = 30 * 60_000;
let articles = 0;

/** A counter that no other test uses, which counts views by address. */
function counter() {
  const of = env.VIEWS.getByName(`article-${articles++}`);
  const count = (address: string, userAgent: string, at: number) =>
    of.count(networkOf(address), userAgent, at);
  return { of, count, views: () => of.views() };
}

/** What a counter has on disk, without the platform's own tables. */
function kept({ of }: ReturnType<typeof counter>) {
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

it("counts nothing before the first view", async () => {
  expect(await counter().views()).toBe(0);
});

it("counts a flood from one client once, even if its requests are simultaneous", async () => {
  const article = counter();
  await Promise.all(
    Array.from({ length: 200 }, (_, i) => article.count("192.0.2.1", "Browser", now + i)),
  );
  expect(await article.views()).toBe(1);
});

it("counts a client that keeps changing its User-Agent at most 16 times", async () => {
  const article = counter();
  await Promise.all(
    Array.from({ length: 300 }, (_, i) => article.count("192.0.2.1", `Browser ${i}`, now)),
  );
  expect(await article.views()).toBeLessThanOrEqual(16);
});

it("counts each client, and a second visit after half an hour", async () => {
  const article = counter();
  for (const address of ["192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8:1::1"]) {
    await article.count(address, "Browser", now);
  }
  const first = await article.views();
  expect(first).toBe(4);
  await article.count("192.0.2.1", "Browser", now + halfAnHour - 1);
  expect(await article.views()).toBe(4);
  await article.count("192.0.2.1", "Browser", now + halfAnHour);
  expect(await article.views()).toBe(5);
});

it("counts every visit, whatever the order of views", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 }),
      async (hosts) => {
        const article = counter();
        await Promise.all(hosts.map((host) => article.count(`192.0.2.${host}`, "Browser", now)));
        expect(await article.views()).toBe(new Set(hosts).size);
      },
    ),
    { numRuns: 20 },
  );
});

it("keeps its count and its visits when it is evicted", async () => {
  const article = counter();
  await article.count("192.0.2.1", "Browser", now);
  await evictDurableObject(article.of);
  await article.count("192.0.2.1", "Browser", now);
  await article.count("192.0.2.2", "Browser", now);
  await evictDurableObject(article.of);
  expect(await article.views()).toBe(2);
});

it("keeps only a 32-bit number of a client, and deletes it and its key", async () => {
  const article = counter();
  const over = now - halfAnHour;
  await article.count("192.0.2.1", "Browser", over);
  const before = await kept(article);
  expect(before.tables).toEqual(["visits"]);
  expect(before.visits).toEqual([{ visit: expect.any(Number), until: now }]);
  expect(before.visits[0]?.visit).toBeLessThan(2 ** 32);
  expect(Object.keys(before.values)).toEqual(["key", "views"]);

  await runDurableObjectAlarm(article.of);
  expect(await kept(article)).toMatchObject({ visits: [], values: { views: 1 }, alarm: null });
  expect(Object.keys((await kept(article)).values)).toEqual(["views"]);
});

it("waits at least a minute before it looks again for visits that are over", async () => {
  const article = counter();
  await article.count("192.0.2.1", "Browser", now);
  expect((await kept(article)).alarm).toBe(now + halfAnHour);
  await article.count("192.0.2.2", "Browser", now - halfAnHour + 60_000);
  await runDurableObjectAlarm(article.of);
  const { visits, alarm } = await kept(article);
  expect(visits).toHaveLength(2);
  expect(alarm).toBeGreaterThanOrEqual(now + 60_000);
});

it("counts 300 networks of one /48 at most 64 times, but tells a few apart", async () => {
  const article = counter();
  const networks = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        article.count(`2001:db8:7:${n.toString(16)}::1`, `Browser ${n}`, now),
      ),
    );
  await networks(3);
  expect(await article.views()).toBeGreaterThanOrEqual(2);
  await networks(300);
  expect(await article.views()).toBeLessThanOrEqual(64);
  expect(await article.views()).toBeGreaterThan(50);
  await article.count("2001:db8:8::1", "Browser", now);
  expect(await article.views()).toBeLessThanOrEqual(65);
});

/** Fills a counter almost to the most visits that it remembers. */
async function flood(article: ReturnType<typeof counter>, until: number): Promise<void> {
  await article.of.views();
  await runInDurableObject(article.of, (_, { storage }) => {
    storage.sql.exec(
      `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 9990)
       INSERT INTO visits SELECT n * 429496 + n % 2, ${until} FROM n`,
    );
  });
  await evictDurableObject(article.of);
}

/** Counts simultaneous views by a number of clients. */
async function visitors(article: ReturnType<typeof counter>, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, n) =>
      article.count(`198.51.${n >> 8}.${n & 255}`, "Browser", now),
    ),
  );
}

it("estimates views in a flood, in bounded space, and counts nobody twice", async () => {
  const article = counter();
  await flood(article, now + halfAnHour);
  await visitors(article, 400);
  const views = await article.views();
  // Half of the views are sampled and count twice. Six standard deviations are 120.
  expect(views).toBeGreaterThan(280);
  expect(views).toBeLessThan(520);
  const { visits } = await kept(article);
  expect(visits.length).toBeLessThan(5000 + 400);
  await visitors(article, 400);
  expect(await article.views()).toBe(views);
  await evictDurableObject(article.of);
  await visitors(article, 400);
  expect(await article.views()).toBe(views);
});

it("counts exactly again when a flood is over", async () => {
  const article = counter();
  await flood(article, now - 1);
  await visitors(article, 100);
  expect((await kept(article)).values["halvings"]).toBe(1);
  await runDurableObjectAlarm(article.of);
  expect((await kept(article)).values["halvings"]).toBe(undefined);
  const before = await article.views();
  for (let n = 1; n <= 20; n++) await article.count(`203.0.113.${n}`, "Browser", now);
  expect(await article.views()).toBe(before + 20);
});

it("replaces the key after a day", async () => {
  const article = counter();
  await article.count("192.0.2.1", "Browser", now);
  const { key } = (await kept(article)).values;
  await article.count("192.0.2.2", "Browser", now + 24 * 60 * 60_000 - 1);
  expect((await kept(article)).values["key"]).toEqual(key);
  await article.count("192.0.2.3", "Browser", now + 24 * 60 * 60_000);
  expect((await kept(article)).values["key"]).not.toEqual(key);
});
