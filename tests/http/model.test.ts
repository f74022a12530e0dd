import fc from "fast-check";
import { expect, it } from "vitest";
import type { Instant } from "../../src/article/instant.ts";
import { marksIn, publish, type Written } from "../support/publisher.ts";
import { type Ask, type Exchange, kinds, SimulatedReader } from "../support/simulated-reader.ts";

/*
 * A publisher against readers, with a clock of our own. Whatever is published, scheduled, put in with
 * an earlier date, corrected, withdrawn or let expire, and whenever who looks: every reader has exactly
 * what it should, nobody sees what is not public, and no answer contradicts its validators.
 */

const second = 1000;
const minute = 60 * second;
const begin = Date.UTC(2026, 10, 22);

const paths = [
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/topics/a/rss.xml",
  "/topics/b/atom.xml",
  "/topics/a/feed.json",
  "/atom.xml?topic=a,b",
] as const;
const topicsOf = { "/topics/a/": ["a"], "/topics/b/": ["b"], "?topic=a,b": ["a", "b"] };

const topics = fc.subarray(["a", "b", "c"]);
// Seconds or hours: things meet that happen within the minutes of a deployment.
const time = fc.oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 1, max: 10_000 }));
const step = fc.oneof(
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
  // A deployment takes a while: what was pressed is served some seconds later.
  { weight: 4, arbitrary: fc.record({ do: fc.constant("deploy" as const), lasts: fc.nat(240) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const), time }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant("poll" as const), which: fc.nat() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const pollAll = kinds.map((_, which): Step => ({ do: "poll", which }));
/** What chance seldom brings: an article appears while a correction of another is on its way. */
const meeting: Step[] = [
  { do: "publish", topics: ["a", "b"] },
  { do: "schedule", topics: ["a", "b"], time: 100 },
  { do: "deploy", lasts: 0 },
  { do: "correct", which: 0 },
  { do: "deploy", lasts: 200 },
  { do: "wait", time: 150 },
  ...pollAll,
  { do: "wait", time: 100 },
  ...pollAll,
];

/** A site whose articles, editions and clock a test moves. */
class Model {
  now: Instant = begin;
  readonly #limit: number;
  #written: Written[] = [];
  /** What is served, and what will be from some moment on. */
  #live: { articles: readonly Written[]; ask: Ask };
  #coming: { from: Instant; articles: readonly Written[]; ask: Ask }[] = [];
  readonly #bodies = new Map<string, string>();
  readonly #dates = new Map<string, number>();
  readonly statuses = new Map<number, number>();

  constructor(limit: number) {
    this.#limit = limit;
    this.#live = this.#press();
  }

  write(article: Partial<Written>): void {
    this.#written.push({ published: this.now, updated: this.now, ...article });
  }

  change(which: number, how: (article: Written) => Partial<Written>): void {
    const place = which % Math.max(1, this.#written.length);
    const article = this.#written[place];
    if (article !== undefined) this.#written[place] = { ...article, ...how(article) };
  }

  deploy(lasts: number): void {
    // One deployment follows the other.
    const from = Math.max(this.now + lasts, ...this.#coming.map((edition) => edition.from));
    this.#coming.push({ from, ...this.#press() });
  }

  pass(time: number): void {
    this.now += time;
    while (this.#coming[0] !== undefined && this.#coming[0].from <= this.now) {
      this.#live = this.#coming.shift() ?? this.#live;
    }
  }

  async poll(reader: SimulatedReader): Promise<void> {
    for (const exchange of await reader.poll(this.#live.ask)) this.#check(exchange, reader);
    this.#checkReader(reader);
  }

  #press(): { articles: readonly Written[]; ask: Ask } {
    const articles = [...this.#written];
    const site = publish(articles, this.now, { feeds: { entries: this.#limit } });
    return { articles, ask: site.open(() => this.now) };
  }

  /** What is shown at an address, newest first. */
  #current(path: string): string[] {
    const about = Object.entries(topicsOf).find(([part]) => path.includes(part))?.[1];
    return this.#live.articles
      .map((article, number) => ({ article, name: `s${number}` }))
      .filter(({ article }) => this.#isPublic(article))
      .filter(({ article }) => about?.some((one) => article.topics?.includes(one)) ?? true)
      .sort((a, b) => b.article.published - a.article.published || (a.name < b.name ? 1 : -1))
      .map(({ name }) => name)
      .slice(0, this.#limit);
  }

  #isPublic({ draft, published, expires, withdrawn }: Written): boolean {
    if (draft || published > this.now || withdrawn !== undefined) return false;
    return (expires ?? Infinity) > this.now;
  }

  #article(name: string): Written | undefined {
    return this.#live.articles[Number(name.slice(1))];
  }

  #check(
    { path, sent, status, headers, text, length }: Exchange,
    { kind, format }: SimulatedReader,
  ) {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const etag = headers.get("ETag") ?? "";
    const current = this.#current(path);
    // Nothing that is not public, whoever asks.
    for (const [name, state] of marksIn(text)) {
      const article = this.#article(name);
      if (state === "gone") {
        expect(article?.withdrawn).toBeDefined();
        expect(article?.published).toBeLessThanOrEqual(this.now);
      } else expect(current).toContain(name);
    }
    if (status === 304) return;
    expect(status === 226).toBe(headers.get("IM") === "feed");
    if (status === 226) {
      expect(sent["A-IM"]).toContain("feed");
      expect(headers.get("Cache-Control")).toBe("no-store, im");
    }
    // Last-Modified never goes back (RFC 9110, section 8.8.2), nor into the future (8.8.2.1).
    const date = Date.parse(headers.get("Last-Modified") ?? "");
    expect(date).toBeGreaterThanOrEqual(this.#dates.get(path) ?? 0);
    expect(date).toBeLessThanOrEqual(this.now);
    this.#dates.set(path, date);
    if (text === "") return;
    const said = headers.get("Content-Length");
    expect(said ?? String(length)).toBe(String(length));
    if (status === 200 && kind !== "since") {
      const live = [...marksIn(text)].filter(([, state]) => state !== "gone");
      expect(live.map(([name]) => name)).toEqual(current);
    }
    // One validator for one document: but for what follows from the time and from older articles.
    const base = status === 226 ? sent["If-None-Match"] : "";
    const name = [path, etag, format, base].join(" ");
    const body = text.replace(/<ttl>\d+<\/ttl>|<[^>]*"prev-archive"[^>]*>/g, "");
    expect(body).toBe(this.#bodies.get(name) ?? body);
    this.#bodies.set(name, body);
  }

  /** After each look, whatever was answered. */
  #checkReader({ holds, path, format, keeps }: SimulatedReader): void {
    const current = this.#current(path);
    for (const name of current) {
      expect([name, holds.get(name)]).toEqual([name, this.#article(name)?.updated]);
    }
    for (const name of holds.keys()) {
      if (current.includes(name)) continue;
      // Only who keeps what falls off the end may have more, and what no feed tells of.
      expect(keeps).toBe(true);
      const { expires = Infinity, withdrawn } = this.#article(name) ?? {};
      const untold = expires <= this.now || (withdrawn !== undefined && format === "rss");
      expect(untold || current.length >= this.#limit).toBe(true);
    }
  }
}

async function perform(model: Model, readers: readonly SimulatedReader[], one: Step) {
  const { now } = model;
  switch (one.do) {
    case "publish":
      return model.write({ topics: one.topics });
    case "schedule":
      return model.write({ topics: one.topics, published: now + one.time * second });
    case "backdate":
      return model.write({ topics: one.topics, published: now - one.time * second });
    case "draft":
      return model.write({ topics: one.topics, draft: true });
    case "correct":
      return model.change(one.which, () => ({ updated: now }));
    case "withdraw":
      return model.change(one.which, () => ({ withdrawn: { date: now, reason: "Wrong" } }));
    case "expire":
      return model.change(one.which, ({ published }) => ({
        expires: Math.max(now, published) + one.time * second,
      }));
    case "deploy":
      return model.deploy(one.lasts * second);
    case "wait":
      return model.pass(one.time * second);
    case "poll": {
      const reader = readers[one.which % readers.length];
      return reader && model.poll(reader);
    }
  }
}

it.each([
  ["all articles", 100, 45],
  ["the newest three", 3, 45],
])("every reader of a feed of %s is told the truth, at every look", async (_, limit, runs) => {
  const statuses = new Map<number, number>();
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 60, maxLength: 90 }),
      fc.array(fc.constantFrom(...paths), { minLength: kinds.length, maxLength: kinds.length }),
      async (all, asked) => {
        const model = new Model(limit);
        const readers = kinds.map((kind, number) => {
          const path = kind === "since" ? "/feed.json" : (asked[number] ?? "/rss.xml");
          return new SimulatedReader(kind, path);
        });
        for (const one of all) {
          // No reader looks twice in a second: dates know no less.
          model.pass(second);
          await perform(model, readers, one);
        }
        // What is on its way arrives; then what was scheduled.
        for (const time of [5 * minute, 24 * 60 * minute]) {
          model.pass(time);
          for (const reader of readers) await model.poll(reader);
        }
        steps += all.length;
        for (const [status, times] of model.statuses) {
          statuses.set(status, (statuses.get(status) ?? 0) + times);
        }
      },
    ),
    {
      numRuns: runs,
      interruptAfterTimeLimit: 40_000,
      examples: paths.map((path) => [meeting, kinds.map(() => path)]),
    },
  );
  expect(steps).toBeGreaterThan(2000);
  for (const status of [200, 226, 304]) expect(statuses.get(status)).toBeGreaterThan(50);
});
