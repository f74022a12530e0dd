import { type Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Ask } from "./exchange.ts";

/** Sends an HTTP request with exactly these headers, and does not decode the body. */
export function httpAsk(origin: string, agent: Agent): Ask {
  return (path, { method = "GET", headers: given }) =>
    new Promise((resolve, reject) => {
      const headers = Object.fromEntries(new Headers(given));
      const sent = request(`${origin}${path}`, { method, headers, agent }, (response) => {
        const lines = Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value): [string, string] => [name, value]),
        );
        const status = response.statusCode ?? 0;
        buffer(response).then((body) => {
          const bytes = status === 304 ? null : new Uint8Array(body);
          resolve(new Response(bytes, { status, headers: lines }));
        }, reject);
      });
      sent.on("error", reject).end();
    });
}
