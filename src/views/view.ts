import type { Instant } from "../article/instant.ts";

/** Browsers send these headers only with requests that they make before the reader opens the page. */
const aheadOfTime = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"] as const;

/** The beginning of every browser's User-Agent. */
const browser = /^Mozilla\/5\.0 \(/;

/**
 * User-Agents of programs that run the scripts of pages. Other programs never send a beacon. (The
 * package `isbot` will not do: it takes the readers of Toutiao and Sogou for bots.)
 */
const bot =
  /(?<!cu)bots?(?![a-z])|crawl|spider|slurp|headless|lighthouse|page ?speed|preview|prerender|phantomjs|ptst\/|gtmetrix|mediapartners|google-|googleother/i;

/**
 * Whether a beacon counts. It must come from a page of this origin, in a browser, after the page was
 * opened. It does not count if a bot sent it or the reader asked not to be tracked (`DNT`, `Sec-GPC`).
 *
 * @param headers the headers of the beacon's request
 * @param origin the site's origin
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
 * Counts the view that a beacon reports, if it counts and there are counters. When the promise resolves,
 * the count is on disk.
 *
 * @param name the permanent name of an article that exists, because each name creates an object
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

/** How many browsers are told apart in one network. Changing the User-Agent makes no more visits. */
const browsers = 16;

/** How many visits are told apart at one IPv6 site, which may have 65,536 networks. */
const visitsOfSite = 64;

/** Where a visitor's request comes from. */
export interface Visitor {
  /** An IPv4 address, or the first 64 bits of an IPv6 address. */
  readonly network: string;
  /** The same IPv4 address, or the first 48 bits of an IPv6 address. */
  readonly site: string;
}

/**
 * The visit that a view belongs to, as a number of 32 bits: part of an HMAC-SHA-256 (RFC 2104) of the
 * visitor's site and a small number. The small number comes from a hash of the network and the
 * User-Agent. It limits the visits of a site, and yet a few visitors there are rarely confused.
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
