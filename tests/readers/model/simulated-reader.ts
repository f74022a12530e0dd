import type { Format } from "../../../src/article/formats.ts";
import { type Ask, type Exchange, exchange } from "../../support/exchange.ts";
import { marksIn } from "../../support/publisher.ts";

/** What a reader has kept of the last answer that it took. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly date?: string | undefined;
}

/** How a reader asks, and what it makes of the answer. */
export interface Habit {
  /** The headers of its next request. */
  readonly headers: (validators: Validators) => Record<string, string>;
  /** Whether it keeps what has fallen off the end of the feed. */
  readonly merges: boolean;
  /** Whether it asks with HEAD first, and fetches the feed where that does not answer 304. */
  readonly head?: boolean;
  /** Whether it drops a body whose date is not later than the one it holds, but keeps its ETag. */
  readonly dropsOldDates?: boolean;
  /** Whether an answer of 226 is an error that it never comes back from. */
  readonly refusesDeltas?: boolean;
}

/** A reader of one feed, with what it holds of it. */
export class SimulatedReader {
  readonly path: string;
  readonly format: Format;
  readonly habit: Habit;
  /** When each article that it shows was updated, by name. */
  readonly holds = new Map<string, number>();
  #validators: Validators = {};

  constructor(habit: Habit, path: string) {
    this.habit = habit;
    this.path = path;
    this.format = path.includes(".json") ? "json" : path.includes("atom") ? "atom" : "rss";
  }

  /** Looks for news, and tells of each answer. */
  async poll(ask: Ask): Promise<Exchange[]> {
    const sent = this.habit.headers(this.#validators);
    if (!this.habit.head) {
      const get = await exchange(ask, this.path, sent);
      this.#take(get);
      return [get];
    }
    const head = await exchange(ask, this.path, sent, "HEAD");
    const get = await exchange(ask, this.path, sent);
    if (head.status !== 304) this.#take(get);
    return [head, get];
  }

  #take({ status, headers, text }: Exchange): void {
    if (status === 226 && this.habit.refusesDeltas) throw new Error("a 226 ends this reader");
    if (status !== 200 && status !== 226) return;
    const { merges, dropsOldDates } = this.habit;
    const etag = headers.get("ETag") ?? undefined;
    const date = headers.get("Last-Modified") ?? "";
    const held = this.#validators.date;
    if (dropsOldDates && held !== undefined && Date.parse(date) <= Date.parse(held)) {
      this.#validators = { etag, date: held };
      return;
    }
    this.#validators = { etag, date };
    if (!merges && status === 200) this.holds.clear();
    for (const [name, state] of marksIn(text)) {
      if (state === "gone") this.holds.delete(name);
      else this.holds.set(name, state);
    }
  }
}
