import { type Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Ask } from "./exchange.ts";

/** Asks a server over HTTP with the headers that are given and no others, and leaves bodies as they come. */
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
