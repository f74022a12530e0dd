import { parseAccept } from "hono/utils/accept";

/**
 * Which of several representations a client prefers (RFC 9110, section 12.5.1). Of those with equal
 * weight, one that the client names beats one that only a wildcard matches; then the first wins. There
 * is always a result, because another format serves a feed reader better than a 406.
 *
 * @param accept the Accept header, if there is one
 * @param offers for each representation its media type, then other names that clients use for it
 * @returns an index into `offers`
 */
export function preferred(
  accept: string | null | undefined,
  offers: readonly (readonly [string, ...string[]])[],
): number {
  if (!accept) return 0;
  const ranges = rangesIn(accept);
  let best = 0;
  let bestRank = Number.NEGATIVE_INFINITY;
  for (const [place, names] of offers.entries()) {
    const rank = rankOf(ranges, names);
    if (rank > bestRank) {
      best = place;
      bestRank = rank;
    }
  }
  return best;
}

/** Whether Accept names a media type itself. A wildcard does not count. */
export function namesType(accept: string | null | undefined, mediaType: string): boolean {
  return !!accept && (rangesIn(accept).get(mediaType)?.q ?? 0) > 0;
}

/** Whether to send a body with gzip (RFC 9110, section 12.5.3): if the client likes it at least as much as no coding. */
export function prefersGzip(acceptEncoding: string | null | undefined): boolean {
  // Without its name or a wildcard, gzip is not acceptable.
  if (!acceptEncoding || !/gzip|\*/i.test(acceptEncoding)) return false;
  // Nearly every client names gzip without a weight, and does not name identity.
  if (/(?:^|[ ,])gzip *(?:,|$)/.test(acceptEncoding) && !/identity/i.test(acceptEncoding))
    return true;
  const codings = rangesIn(acceptEncoding);
  const q = (codings.get("gzip") ?? codings.get("x-gzip") ?? codings.get("*"))?.q ?? 0;
  return q > 0 && q >= (codings.get("identity")?.q ?? 0);
}

/** Whether A-IM accepts a delta of a feed: the instance manipulation `feed` (RFC 3229, section 10.5.3). */
export function takesFeedDelta(aIm: string | null | undefined): boolean {
  return !!aIm && (aIm === "feed" || (rangesIn(aIm).get("feed")?.q ?? 0) > 0);
}

interface Range {
  /** The weight, from 0 (not acceptable) to 1. */
  readonly q: number;
  readonly hasParameters: boolean;
}

/**
 * The members of a list with weights, by lower-case name. Parameters do not count: our documents fit
 * those that readers add, such as `charset=utf-8` or `type=feed`. Of two members with the same name, the
 * one without parameters wins.
 */
function rangesIn(header: string): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { type, params, q } of parseAccept(header)) {
    const name = type.toLowerCase();
    const hasParameters = Object.keys(params).some((key) => key.toLowerCase() !== "q");
    const known = ranges.get(name);
    // parseAccept sorts by weight, the greatest first.
    if (known === undefined || (known.hasParameters && !hasParameters)) {
      ranges.set(name, { q, hasParameters });
    }
  }
  return ranges;
}

/** The rank of an offer: its weight, a little more if Accept names it, and the least if Accept refuses it by name. */
function rankOf(
  ranges: ReadonlyMap<string, Range>,
  [own, ...others]: readonly [string, ...string[]],
): number {
  const exact = ranges.get(own);
  if (exact !== undefined) return exact.q > 0 ? exact.q + named : refused;
  const alias = Math.max(0, ...others.map((other) => ranges.get(other)?.q ?? 0));
  const wildcard = (ranges.get(`${own.slice(0, own.indexOf("/"))}/*`) ?? ranges.get("*/*"))?.q ?? 0;
  return alias > 0 && alias >= wildcard ? alias + named : wildcard;
}

/** Half of the least difference between two weights, which have three decimals. */
const named = 0.0005;
const refused = -1;

export interface Opening {
  /** Whether a browser opens the address as a document of its own. */
  readonly opens: boolean;
  /** What to append to Vary: the request headers that decided this. */
  readonly vary: string;
}

/**
 * Whether a person opens an address in a browser. The headers of Fetch Metadata (sections 2.1 and 2.2)
 * tell, because only browsers send them. Feed readers send none, whatever they accept, and no browser
 * asks for a delta.
 */
export function openingOf(headers: Headers): Opening {
  if (headers.get("Sec-Fetch-Dest") !== "document" || headers.has("A-IM")) return notADocument;
  const opens =
    headers.get("Sec-Fetch-Mode") === "navigate" && namesType(headers.get("Accept"), "text/html");
  return { opens, vary: ", Sec-Fetch-Dest, Sec-Fetch-Mode, Accept" };
}

const notADocument: Opening = { opens: false, vary: ", Sec-Fetch-Dest" };
