import type { Format } from "../../src/feed/formats.ts";
import { marksIn } from "./publisher.ts";

/**
 * How a reader asks. `plain` asks anew each time; `etag`, `date`, `head` and `gzip` hold one
 * validator; `a-im` takes deltas; `newsboat` does all at once, as that program does; `since` is a
 * program that follows the address of what is new.
 */
export const kinds = [
  "plain",
  "etag",
  "date",
  "a-im",
  "newsboat",
  "head",
  "gzip",
  "since",
] as const;
export type Kind = (typeof kinds)[number];

/** Asks the site. */
export type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** An answer as a test looks at it. */
export interface Exchange {
  readonly path: string;
  readonly sent: Readonly<Record<string, string>>;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of the body as it came. */
  readonly length: number;
  readonly held: ReadonlySet<string>;
}

/** A reader of one feed, with what it holds of it. */
export class SimulatedReader {
  readonly kind: Kind;
  readonly path: string;
  readonly format: Format;
  /** When each article that it shows was updated, by name. */
  readonly holds = new Map<string, number>();
  #etag: string | undefined;
  #date: string | undefined;
  #next: string | undefined;

  constructor(kind: Kind, path: string) {
    this.kind = kind;
    this.path = path;
    this.format = path.includes(".json") ? "json" : path.includes("atom") ? "atom" : "rss";
  }

  /** Whether it keeps what has fallen off the end of the feed. */
  get keeps(): boolean {
    return this.#merges;
  }

  get #merges(): boolean {
    return ["a-im", "newsboat", "gzip", "since"].includes(this.kind);
  }

  /** Looks for news, and tells of each answer. */
  async poll(ask: Ask): Promise<Exchange[]> {
    const sent = this.#request();
    const path = this.#next ?? this.path;
    const get = await exchange(ask, path, sent, "GET", this.holds);
    if (this.kind !== "head") return [this.#take(get)];
    const head = await exchange(ask, path, sent, "HEAD", this.holds);
    if (head.status !== 304) this.#take(get);
    return [head, get];
  }

  #request(): Record<string, string> {
    const [etag, date] = [this.#etag, this.#date];
    const byTag = etag === undefined ? {} : { "If-None-Match": etag };
    const byDate = date === undefined ? {} : { "If-Modified-Since": date };
    switch (this.kind) {
      case "plain":
      case "since":
        return {};
      case "etag":
      case "head":
        return byTag;
      case "date":
        return byDate;
      case "a-im":
        return { ...byTag, "A-IM": "feed" };
      case "newsboat":
        return { ...byTag, ...byDate, "A-IM": "feed" };
      case "gzip":
        return { ...byTag, "A-IM": "feed, gzip;q=0.5", "Accept-Encoding": "gzip, deflate" };
    }
  }

  #take(got: Exchange): Exchange {
    if (got.status !== 200 && got.status !== 226) return got;
    const date = got.headers.get("Last-Modified") ?? "";
    // libcurl takes what is not later for a 304, and newsboat keeps the new entity tag all the same.
    const ignored =
      (this.kind === "date" || this.kind === "newsboat") &&
      this.#date !== undefined &&
      Date.parse(date) <= Date.parse(this.#date);
    this.#etag = got.headers.get("ETag") ?? undefined;
    if (ignored) return got;
    this.#date = date;
    if (!this.#merges && got.status === 200) this.holds.clear();
    for (const [name, state] of marksIn(got.text)) {
      if (state === "gone") this.holds.delete(name);
      else this.holds.set(name, state);
    }
    if (this.kind === "since") this.#next = JSON.parse(got.text)._broadsheet.delta_url;
    return got;
  }
}

async function exchange(
  ask: Ask,
  path: string,
  sent: Record<string, string>,
  method: "GET" | "HEAD",
  holds: ReadonlyMap<string, number>,
): Promise<Exchange> {
  const response = await ask(path, { headers: sent, method });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text =
    response.headers.get("Content-Encoding") === "gzip" && bytes.length > 0
      ? await gunzip(bytes)
      : new TextDecoder().decode(bytes);
  const { status, headers } = response;
  return { path, sent, status, headers, text, length: bytes.length, held: new Set(holds.keys()) };
}

function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
