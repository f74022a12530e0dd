import { expect } from "vitest";
import { deltaClient } from "./delta-client.ts";

/*
 * An attack on a feed: in a fresh isolate, the attacker first requests the feed of another query, twice so
 * that it is kept.
 */

/** Sends a request to an isolate. */
type Ask = (path: string, headers: Record<string, string>) => Promise<Response>;

/**
 * Expects that an attack does not change what others receive: the whole feed, a delta, or a 304.
 *
 * @param start starts an isolate with empty caches
 * @param path the path of the feed
 * @param search the query that the attacker requests first
 * @returns the entity tags of the feed and of the query
 */
export async function expectUnchanged(
  start: () => Ask,
  path: string,
  search: string,
  coding: "gzip" | "identity",
): Promise<readonly [own: string, chosen: string]> {
  const asking =
    (ask: Ask) =>
    async (address: string, headers: Record<string, string> = {}) =>
      said(await ask(address, { "Accept-Encoding": coding, ...headers }));
  const news = (etag: string) => ({ ...deltaClient, "If-None-Match": shorter(etag) });

  const undisturbed = asking(start());
  const whole = await undisturbed(path);
  const part = await undisturbed(path, news(whole.etag));
  expect([whole.status, part.status]).toEqual([200, 226]);

  const attacked = asking(start());
  let chosen = "";
  for (let time = 0; time < 3; time++) {
    chosen = (await attacked(`${path}?${search}`)).etag;
    await attacked(`${path}?${search}`, news(chosen));
  }
  for (let time = 0; time < 3; time++) {
    expect(await attacked(path)).toEqual(whole);
    expect(await attacked(path, news(whole.etag))).toEqual(part);
    const unchanged = await attacked(path, { "If-None-Match": whole.etag });
    expect([unchanged.status, unchanged.etag]).toEqual([304, whole.etag]);
  }
  return [whole.etag, chosen];
}

/** The entity tag of the same feed without its newest entry. */
function shorter(etag: string): string {
  return etag.replace(/\..{5}/, ".");
}

async function said(response: Response) {
  const isGzip = response.headers.get("Content-Encoding") === "gzip";
  const body = isGzip ? response.body?.pipeThrough(new DecompressionStream("gzip")) : response.body;
  return {
    status: response.status,
    etag: response.headers.get("ETag") ?? "",
    headers: [...response.headers],
    text: await new Response(body).text(),
  };
}
