import { expect } from "vitest";
import type { Exchange } from "../../support/exchange.ts";
import { marksIn } from "../../support/publisher.ts";
import type { Publisher } from "./publisher.ts";
import type { SimulatedReader } from "./simulated-reader.ts";

/** Checks every answer and every reader against what is public. */
export class Witness {
  /** How often each status occurred. */
  readonly statuses = new Map<number, number>();
  readonly #publisher: Publisher;
  readonly #bodies = new Map<string, string>();
  readonly #dates = new Map<string, number>();

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** Lets a reader fetch its feed, and checks the answers and what the reader then has. */
  async poll(reader: SimulatedReader): Promise<void> {
    for (const exchange of await reader.poll(this.#publisher.ask)) this.#answer(exchange, reader);
    this.#reader(reader);
  }

  #answer(exchange: Exchange, { format }: SimulatedReader): void {
    const { path, sent, status, headers, text, length } = exchange;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const current = this.#publisher.current(path);
    this.#isPublic(text, current);
    this.#date(path, headers);
    if (status === 304) return;
    expect(status === 226).toBe(headers.get("IM") === "feed");
    if (status === 226) {
      expect(sent["A-IM"]).toContain("feed");
      expect(headers.get("Cache-Control")).toBe("no-store, im");
    }
    if (text === "") return;
    const said = headers.get("Content-Length");
    expect(said ?? String(length)).toBe(String(length));
    if (status === 200) {
      const live = [...marksIn(text)].filter(([, state]) => state !== "gone");
      expect(live.map(([name]) => name)).toEqual(current);
    }
    // One validator means one document, apart from parts that depend on the time or on older articles.
    const base = status === 226 ? sent["If-None-Match"] : "";
    const name = [path, headers.get("ETag") ?? "", format, base].join(" ");
    const body = text.replace(/<ttl>\d+<\/ttl>|<[^>]*"prev-archive"[^>]*>/g, "");
    expect(body).toBe(this.#bodies.get(name) ?? body);
    this.#bodies.set(name, body);
  }

  /** No answer contains anything that is not public. */
  #isPublic(text: string, current: readonly string[]): void {
    for (const [name, state] of marksIn(text)) {
      const article = this.#publisher.article(name);
      if (state === "gone") {
        expect(article?.withdrawn).toBeDefined();
        expect(article?.published).toBeLessThanOrEqual(this.#publisher.now);
      } else expect(current).toContain(name);
    }
  }

  /** Last-Modified never goes back (RFC 9110, section 8.8.2) and is never in the future (8.8.2.1). */
  #date(path: string, headers: Headers): void {
    const date = Date.parse(headers.get("Last-Modified") ?? "");
    expect(date).toBeGreaterThanOrEqual(this.#dates.get(path) ?? 0);
    expect(date).toBeLessThanOrEqual(this.#publisher.now);
    this.#dates.set(path, date);
  }

  /** After each fetch, a reader has exactly what the site shows, whatever the answer was. */
  #reader({ holds, path, format, habit }: SimulatedReader): void {
    const { now, limit } = this.#publisher;
    const current = this.#publisher.current(path);
    for (const name of current) {
      expect([name, holds.get(name)]).toEqual([name, this.#publisher.article(name)?.updated]);
    }
    for (const name of holds.keys()) {
      if (current.includes(name)) continue;
      // Only a reader that merges may have more: older articles, and those whose removal no feed announces.
      expect(habit.merges).toBe(true);
      const article = this.#publisher.article(name);
      // An edition that another machine's has overtaken does not have this article yet.
      if (article === undefined) continue;
      const { expires = Infinity, withdrawn } = article;
      const untold = expires <= now || (withdrawn !== undefined && format === "rss");
      expect(untold || current.length >= limit).toBe(true);
    }
  }
}
