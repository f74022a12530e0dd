/** Requests for one service. */
export interface Order {
  readonly service: string;
  readonly requests: readonly Ask[];
}

/** A GET request. */
export interface Ask {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The result of an order: how many answers had each status, and the bytes of all bodies. */
export interface Outcome {
  readonly statuses: Readonly<Record<number, number>>;
  readonly bytes: number;
}

/**
 * Calls a service over its binding, one request after the other. It reads every body to its end, so
 * that the figures of all services include the same work.
 */
export default {
  async fetch(request: Request, env: Readonly<Record<string, Fetcher>>): Promise<Response> {
    const { service, requests }: Order = await request.json();
    const target = env[service];
    if (target === undefined) return new Response(`no service ${service}`, { status: 400 });
    const statuses: Record<number, number> = {};
    let bytes = 0;
    for (const { url, headers } of requests) {
      // "manual" leaves compressed bytes as they are.
      const response = await target.fetch(url, { headers, encodeResponseBody: "manual" });
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      bytes += (await response.arrayBuffer()).byteLength;
    }
    const outcome: Outcome = { statuses, bytes };
    return Response.json(outcome);
  },
};
