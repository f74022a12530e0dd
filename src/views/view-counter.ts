import { DurableObject } from "cloudflare:workers";
import type { Instant } from "../article/instant.ts";
import { type Visitor, visitOf } from "./view.ts";

/** Milliseconds after a view during which another view by the same client belongs to the same visit. */
const visitLength = 30 * 60_000;

/** Milliseconds after which the key of the visits is deleted, unless it was deleted with the last visit. */
const keyLength = 24 * 60 * 60_000;

/** The most visits that a counter remembers at a time. If there are more, it remembers a sample. */
const mostVisits = 10_000;

/** The least milliseconds between two searches for visits that are over. */
const sweepInterval = 60_000;

/**
 * Counts the views of one article. It keeps one number for good. For the length of a visit, it also
 * keeps a keyed hash of the visitor (`view.ts`).
 *
 * If there are too many visits at a time, the counter continues with a sample of them: the visits whose
 * hashes end in a number of zero bits. One more zero bit halves the sample. Each visit in the sample
 * counts for all those that it represents. So the count stays right to within a few percent (distinct
 * sampling, Gibbons 2001), and a flood takes bounded work and space.
 */
export class ViewCounter extends DurableObject<Env> {
  /** How many visits are on disk. */
  #visits: number;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS visits (visit INTEGER PRIMARY KEY, until INTEGER NOT NULL)",
    );
    this.#visits = this.#countVisits();
  }

  views(): number {
    return this.ctx.storage.kv.get<number>("views") ?? 0;
  }

  /**
   * Restores a count from a backup. A lower count is restored only with `replace`.
   *
   * @returns whether the count is different now
   */
  restore(views: number, replace: boolean): boolean {
    const present = this.views();
    if (views === present || (views < present && !replace)) return false;
    this.ctx.storage.kv.put("views", views);
    return true;
  }

  /**
   * Counts a view if it begins a visit. The promise resolves only when the count is on disk, because the
   * platform holds the answer back until then.
   */
  async count(visitor: Visitor, userAgent: string, now: Instant): Promise<void> {
    const { kv, sql } = this.ctx.storage;
    const visit = await visitOf(this.#keyAt(now), visitor, userAgent);
    const alarm = await this.ctx.storage.getAlarm();
    // Nothing waits from here on, so the writes are atomic and no other view comes between them.
    const halvings = this.#halvings();
    if (!isSampled(visit, halvings)) return;
    const [known] = sql.exec<{ until: Instant }>("SELECT until FROM visits WHERE visit = ?", visit);
    if (known !== undefined && known.until > now) return;
    sql.exec("INSERT OR REPLACE INTO visits VALUES (?, ?)", visit, now + visitLength);
    kv.put("views", this.views() + 2 ** halvings);
    if (known === undefined) this.#visits += 1;
    if (this.#visits > mostVisits) this.#sample(halvings + 1);
    if (alarm === null) await this.ctx.storage.setAlarm(now + visitLength);
  }

  /** Deletes the visits that are over. */
  override async alarm(): Promise<void> {
    const { kv, sql } = this.ctx.storage;
    const now = Date.now();
    sql.exec("DELETE FROM visits WHERE until <= ?", now);
    this.#visits = this.#countVisits();
    const { next } = sql
      .exec<{ next: Instant | null }>("SELECT min(until) AS next FROM visits")
      .one();
    // If there is room to spare, the next visits are counted more exactly.
    if (next === null) this.#sample(0);
    else if (this.#visits < mostVisits / 4) this.#sample(Math.max(0, this.#halvings() - 1));
    if (next === null) kv.delete("key");
    else await this.ctx.storage.setAlarm(Math.max(next, now + sweepInterval));
  }

  #halvings(): number {
    return this.ctx.storage.kv.get<number>("halvings") ?? 0;
  }

  /** Keeps only the visits in a sample that was halved this many times. */
  #sample(halvings: number): void {
    const { kv, sql } = this.ctx.storage;
    if (halvings === this.#halvings()) return;
    if (halvings === 0) kv.delete("halvings");
    else kv.put("halvings", halvings);
    sql.exec("DELETE FROM visits WHERE visit % ? != 0", 2 ** halvings);
    this.#visits = this.#countVisits();
  }

  #countVisits(): number {
    const { sql } = this.ctx.storage;
    return sql.exec<{ visits: number }>("SELECT count(*) AS visits FROM visits").one().visits;
  }

  #keyAt(now: Instant): Uint8Array<ArrayBuffer> {
    const { kv } = this.ctx.storage;
    const known = kv.get<{ bytes: Uint8Array<ArrayBuffer>; until: Instant }>("key");
    if (known !== undefined && now < known.until) return known.bytes;
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    kv.put("key", { bytes, until: now + keyLength });
    return bytes;
  }
}

function isSampled(visit: number, halvings: number): boolean {
  return visit % 2 ** halvings === 0;
}
