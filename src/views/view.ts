import type { Instant } from "../article/instant.ts";

/** Any of them is sent only with what is loaded before someone wants to see it. */
const aheadOfTime = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"] as const;

/** What calls itself a browser. */
const browser = /^Mozilla\/5\.0 \(/;

/**
 * Programs that run the scripts of pages, and say so. The others never send a beacon. (Not the
 * package `isbot`: it takes the readers of Toutiao and Sogou for bots.)
 */
const bot =
  /(?<!cu)bots?(?![a-z])|crawl|spider|slurp|headless|lighthouse|page ?speed|preview|prerender|phantomjs|ptst\/|gtmetrix|mediapartners|google-|googleother/i;

/**
 * Whether the request that tells of a view is one to count: sent by a page of this origin, in a browser
 * whose reader did not ask to be left alone (`DNT`, `Sec-GPC`), not ahead of time, not by a bot.
 */
export function countsAsView(headers: Headers, origin: string): boolean {
  const userAgent = headers.get("User-Agent") ?? "";
  return (
    headers.get("DNT") !== "1" &&
    headers.get("Sec-GPC") !== "1" &&
    !aheadOfTime.some((name) => headers.has(name)) &&
    isSameOrigin(headers, origin) &&
    browser.test(userAgent) &&
    !bot.test(userAgent)
  );
}

/** Browsers send `Sec-Fetch-Site`, or at least `Origin`, with every POST (Fetch standard, section 3.2). */
function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get("Sec-Fetch-Site");
  const sender = headers.get("Origin");
  return (
    (site !== null || sender !== null) &&
    (site ?? "same-origin") === "same-origin" &&
    (sender ?? origin) === origin
  );
}

/**
 * Counts the view that a request tells of, if it is one to count and there are counters. When the promise
 * is kept, the count is on disk.
 *
 * @param name permanent name of an article that exists: each name makes an object
 */
export async function countView(
  counters: Env["VIEWS"] | undefined,
  name: string,
  { headers, url }: Request,
  visitor: Visitor,
  now: Instant,
): Promise<void> {
  if (counters === undefined || !countsAsView(headers, new URL(url).origin)) return;
  await counters.getByName(name).count(visitor, headers.get("User-Agent") ?? "", now);
}

/** Browsers that are told apart in one network: changing the User-Agent makes no more visits. */
const browsers = 16;

/** Visits that are told apart at one site of IPv6, which has up to 65,536 networks to itself. */
const visitsOfSite = 64;

/** Where a visitor is. */
export interface Visitor {
  /** An IPv4 address, or the first 64 bits of an IPv6 address. */
  readonly network: string;
  /** The same of IPv4, or the first 48 bits of an IPv6 address. */
  readonly site: string;
}

/**
 * The visit that a view belongs to: 32 bits of an HMAC-SHA-256 (RFC 2104) of the visitor's site and of
 * a small number, which is a part of a hash of the network and the User-Agent. So a site has only so
 * many visits at a time, and of a few visitors there one is hardly ever taken for another.
 */
export async function visitOf(
  key: Uint8Array<ArrayBuffer>,
  { network, site }: Visitor,
  userAgent: string,
): Promise<number> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const signingKey = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  const hash = async (text: string) =>
    new DataView(
      await crypto.subtle.sign("HMAC", signingKey, new TextEncoder().encode(text)),
    ).getUint32(0);
  const browser = (await hash(userAgent)) % browsers;
  const place = network === site ? browser : (await hash(`${network} ${browser}`)) % visitsOfSite;
  return hash(`${site} ${place}`);
}
