import type { Format } from "../../../src/article/formats.ts";
import { type Ask, type Exchange, exchange } from "../../support/exchange.ts";
import { marksIn } from "../../support/publisher.ts";

/** The validators that a reader keeps from the last answer that it accepted. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly date?: string | undefined;
}

/** How a reader requests its feed, and what it does with the answer. */
export interface Habit {
  /** The headers of its next request. */
  readonly headers: (validators: Validators) => Record<string, string>;
  /** Whether it keeps articles that are no longer in the feed. */
  readonly merges: boolean;
  /** Whether it sends HEAD first, and fetches the feed if the answer is not 304. */
  readonly head?: boolean;
  /** Whether it drops a body whose date is not later than the last one, but keeps its ETag. */
  readonly dropsOldDates?: boolean;
  /** Whether it takes a 226 for an error and never recovers. */
  readonly refusesDeltas?: boolean;
}

/** A reader of one feed, and the articles that it has. */
export class SimulatedReader {
  readonly path: string;
  readonly format: Format;
  readonly habit: Habit;
  /** The date of the last update of each article that it has, by name. */
  readonly holds = new Map<string, number>();
  #validators: Validators = {};

  constructor(habit: Habit, path: string) {
    this.habit = habit;
    this.path = path;
    this.format = path.includes(".json") ? "json" : path.includes("atom") ? "atom" : "rss";
  }

  /** Fetches the feed, and returns every exchange. */
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
