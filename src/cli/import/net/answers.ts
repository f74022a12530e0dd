import type { IncomingMessage } from "node:http";
import type { Instant } from "../../../article/instant.ts";
import { errorCode, messageOf } from "../../../content/content-error.ts";
import { type Connect, ForbiddenAddress } from "./connect.ts";

/** What an import may wait for. Tests replace it. */
export interface Patience {
  readonly now: () => Instant;
  /** @param milliseconds how long */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** An answer with 200 or 206, whose body is still to be read; or why there is none. */
export type Answer =
  | { readonly ok: true; readonly url: URL; readonly message: IncomingMessage }
  | { readonly ok: false; readonly status?: number | undefined; readonly reason: string };

/** Asks a server, follows its redirects, and tries again where that may help. */
export type Ask = (
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Answer>;

const mostRedirects = 5;
const mostTries = 5;
/** Milliseconds. A server that asks for more time is not asked again. */
const longestWait = 5 * 60_000;

/**
 * Makes the function with which an import asks servers. After 429 or 503 it waits as long as `Retry-After` says
 * before it asks that server for anything again; after another 5xx or a broken connection it waits 1, 2, 4
 * and 8 seconds.
 *
 * @param agent the `User-Agent`
 */
export function asker(connect: Connect, agent: string, { now, sleep }: Patience): Ask {
  /** When each server may be asked again. */
  const notBefore = new Map<string, Instant>();
  /** Why servers that did not answer at all are not asked again. */
  const silent = new Map<string, string>();

  /** Asks once, for one address. */
  const askOnce = async (
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<IncomingMessage | { readonly reason: string; readonly isFinal: boolean }> => {
    const known = silent.get(url.host);
    if (known !== undefined) return { reason: known, isFinal: true };
    const pause = (notBefore.get(url.host) ?? 0) - now();
    if (pause > 0) await sleep(pause);
    try {
      return await connect(url, { "User-Agent": agent, ...headers }, signal);
    } catch (cause) {
      const isUnknown = errorCode(cause) === "ENOTFOUND";
      if (isUnknown) silent.set(url.host, `there is no server ${url.hostname}`);
      const isFinal = cause instanceof ForbiddenAddress || signal.aborted || isUnknown;
      return { reason: signal.aborted ? "it took too long" : messageOf(cause), isFinal };
    }
  };

  return async (address, headers, signal) => {
    let url = URL.parse(address);
    if (url === null) return { ok: false, reason: "this is not an address" };
    let redirects = 0;
    for (let tries = 1; ; ) {
      const answer = await askOnce(url, headers, signal);
      const wait = 1000 * 2 ** (tries - 1);
      if ("reason" in answer) {
        if (tries >= mostTries) silent.set(url.host, answer.reason);
        if (answer.isFinal || tries >= mostTries) return { ok: false, reason: answer.reason };
        tries += 1;
        await sleep(wait);
        continue;
      }
      const { statusCode: status = 0 } = answer;
      if (status === 200 || status === 206) return { ok: true, url, message: answer };
      answer.resume();
      const target = status >= 300 && status < 400 ? answer.headers.location : undefined;
      if (target !== undefined && status !== 304) {
        redirects += 1;
        const next = URL.parse(target, url.href);
        if (next === null) return { ok: false, status, reason: "it redirects to no address" };
        if (redirects > mostRedirects) {
          return { ok: false, status, reason: `it redirects more than ${mostRedirects} times` };
        }
        url = next;
        continue;
      }
      const reason = `the server answered ${status}`;
      if ((status !== 429 && status < 500) || tries >= mostTries) {
        return { ok: false, status, reason };
      }
      const asked = retryAfter(answer.headers["retry-after"], now()) ?? wait;
      if (asked > longestWait) {
        return { ok: false, status, reason: `${reason} and asks to wait too long` };
      }
      notBefore.set(url.host, now() + asked);
      tries += 1;
    }
  };
}

/** The milliseconds that `Retry-After` asks for (RFC 9110, section 10.2.3); undefined if it is missing or malformed. */
function retryAfter(value: string | undefined, now: Instant): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
