import { isKnown } from "../../../src/http/conditional.ts";
import type { Ask } from "../../support/exchange.ts";

/**
 * How a cache revalidates what it holds. A gateway (nginx with `proxy_cache_revalidate`, Varnish with
 * `keep`) does not forward the conditions of clients, and sends the entity tag of the answer that it would
 * use; nginx does not name itself in Via. A proxy forwards the conditions, and may add the tags of all
 * answers that it has stored for the address (RFC 9111, section 4.1).
 */
export type CacheKind = "gateway" | "proxy";

interface Stored {
  /** The request's headers that Vary names, with their values. */
  readonly chosenBy: readonly (readonly [name: string, value: string | null])[];
  readonly headers: Headers;
  readonly body: ArrayBuffer;
  /** The moment until which the answer is fresh, in milliseconds. */
  readonly until: number;
}

/** A cache that several readers share (RFC 9111). It stores answers by path. */
export class SharedCache {
  /** How often the site answered a request of the cache itself with 304. */
  revalidations = 0;
  readonly #kind: CacheKind;
  readonly #now: () => number;
  readonly #stored = new Map<string, Stored[]>();

  constructor(kind: CacheKind, now: () => number) {
    this.#kind = kind;
    this.#now = now;
  }

  /** Sends a request through the cache. */
  through(site: Ask): Ask {
    return async (path, init) => {
      const asked = new Headers(init.headers);
      const held = this.#stored.get(path) ?? [];
      const match = held.findLast((one) => isChosen(one, asked));
      if (match !== undefined && this.#now() < match.until) return reply(match, asked);
      if (init.method === "HEAD") return site(path, init);
      const answer = await site(path, { headers: this.#question(asked, held, match) });
      const etag = answer.headers.get("ETag") ?? "";
      if (answer.status === 304) {
        const tagged = held.filter((one) => one.headers.get("ETag") === etag);
        const fits = tagged.findLast((one) => isChosen(one, asked));
        const same = fits ?? tagged.at(-1);
        if (same === undefined) return answer;
        this.revalidations += 1;
        const updated = {
          ...same,
          headers: updatedBy(same.headers, answer.headers),
          until: this.#now() + freshFor(answer.headers),
        };
        // An answer stored for other requests may serve this one only (section 4.3.4).
        if (fits !== undefined) {
          this.#stored.set(path, [...held.filter((one) => one !== fits), updated]);
        }
        return reply(updated, asked);
      }
      if (answer.status !== 200) return answer;
      const fresh = {
        chosenBy: varying(answer.headers).map((name) => [name, asked.get(name)] as const),
        headers: answer.headers,
        body: await answer.arrayBuffer(),
        until: this.#now() + freshFor(answer.headers),
      };
      if (/\b(?:private|no-store)\b/.test(answer.headers.get("Cache-Control") ?? "")) {
        return reply(fresh, asked);
      }
      this.#stored.set(path, [...held.filter((one) => one !== match), fresh]);
      return reply(fresh, asked);
    };
  }

  /** The headers of the cache's own request on behalf of a client. */
  #question(asked: Headers, held: readonly Stored[], match: Stored | undefined): Headers {
    const headers = new Headers(asked);
    const tags = (some: readonly (Stored | undefined)[]) =>
      some.flatMap((one) => one?.headers.get("ETag") ?? []);
    if (this.#kind === "gateway") {
      for (const name of ["If-None-Match", "If-Modified-Since"]) headers.delete(name);
      for (const tag of tags([match])) headers.set("If-None-Match", tag);
      return headers;
    }
    headers.set("Via", "1.1 proxy");
    for (const tag of tags(held)) headers.append("If-None-Match", tag);
    return headers;
  }
}

/** Whether a stored answer fits this request, by the headers that Vary names (section 4.1). */
function isChosen({ chosenBy }: Stored, asked: Headers): boolean {
  return chosenBy.every(([name, value]) => asked.get(name) === value);
}

/** The headers of a stored answer, updated from a 304 (section 3.2). */
function updatedBy(stored: Headers, said: Headers): Headers {
  const headers = new Headers(stored);
  said.forEach((value, name) => {
    headers.set(name, value);
  });
  return headers;
}

function varying(headers: Headers): string[] {
  return (headers.get("Vary") ?? "").split(",").map((name) => name.trim());
}

/** Milliseconds. */
function freshFor(headers: Headers): number {
  const [, seconds = "0"] = /max-age=(\d+)/.exec(headers.get("Cache-Control") ?? "") ?? [];
  return Number(seconds) * 1000;
}

/** The answer to a client from a stored one: the whole, or a 304 by the client's own conditions. */
function reply({ headers, body }: Pick<Stored, "headers" | "body">, asked: Headers): Response {
  const ifNoneMatch = asked.get("If-None-Match");
  const since = Date.parse(asked.get("If-Modified-Since") ?? "");
  const isUnchanged =
    ifNoneMatch === null
      ? Date.parse(headers.get("Last-Modified") ?? "") <= since
      : isKnown(ifNoneMatch, headers.get("ETag") ?? "");
  return isUnchanged
    ? new Response(null, { status: 304, headers })
    : new Response(body.slice(0), { headers });
}
