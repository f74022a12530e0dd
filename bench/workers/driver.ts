/** Some requests to one service. */
export interface Order {
  readonly service: string;
  readonly requests: readonly Ask[];
}

/** A GET request. */
export interface Ask {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came of an order: how often each status was answered, and all bytes of the bodies. */
export interface Outcome {
  readonly statuses: Readonly<Record<number, number>>;
  readonly bytes: number;
}

/**
 * Asks a service over its binding, one request after the other, and reads every body to its end: so
 * that what is measured of one service is measured of each.
 */
export default {
  async fetch(request: Request, env: Readonly<Record<string, Fetcher>>): Promise<Response> {
    const { service, requests }: Order = await request.json();
    const target = env[service];
    if (target === undefined) return new Response(`no service ${service}`, { status: 400 });
    const statuses: Record<number, number> = {};
    let bytes = 0;
    for (const { url, headers } of requests) {
      // "manual": compressed bytes are taken as they are.
      const response = await target.fetch(url, { headers, encodeResponseBody: "manual" });
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      bytes += (await response.arrayBuffer()).byteLength;
    }
    const outcome: Outcome = { statuses, bytes };
    return Response.json(outcome);
  },
};
