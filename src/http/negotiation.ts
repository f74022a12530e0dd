import { parseAccept } from "hono/utils/accept";

/**
 * Which of several representations a client likes best (RFC 9110, section 12.5.1): its place in
 * `offers`. The first of those it likes equally; one that it names before one that only a wildcard
 * covers. There is always one, as a feed reader is better served with another format than with 406.
 *
 * @param accept the header, if there is one
 * @param offers the media types of each representation: its own, then others that it is asked for by
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

/** Whether a client names a media type in Accept, and not only by a wildcard. */
export function namesType(accept: string | null | undefined, mediaType: string): boolean {
  return !!accept && (rangesIn(accept).get(mediaType)?.q ?? 0) > 0;
}

/** Whether a body is sent with gzip (RFC 9110, section 12.5.3): where it is no worse than without. */
export function prefersGzip(acceptEncoding: string | null | undefined): boolean {
  // What has neither name nor wildcard of it does not ask for it.
  if (!acceptEncoding || !/gzip|\*/i.test(acceptEncoding)) return false;
  // What nearly every client sends: gzip without a weight, and nothing of identity.
  if (/(?:^|[ ,])gzip *(?:,|$)/.test(acceptEncoding) && !/identity/i.test(acceptEncoding))
    return true;
  const codings = rangesIn(acceptEncoding);
  const q = (codings.get("gzip") ?? codings.get("x-gzip") ?? codings.get("*"))?.q ?? 0;
  return q > 0 && q >= (codings.get("identity")?.q ?? 0);
}

/** Whether a client takes a part of a feed for the whole (RFC 3229, section 10.5.3, with `feed`). */
export function takesFeedDelta(aIm: string | null | undefined): boolean {
  return !!aIm && (aIm === "feed" || (rangesIn(aIm).get("feed")?.q ?? 0) > 0);
}

interface Range {
  /** From 0, not at all, to 1. */
  readonly q: number;
  readonly hasParameters: boolean;
}

/**
 * The members of a list with weights, by lower-case name. Parameters are passed over: what a reader
 * adds, such as `charset=utf-8` or `type=feed`, our documents are. The same name without any goes first.
 */
function rangesIn(header: string): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { type, params, q } of parseAccept(header)) {
    const name = type.toLowerCase();
    const hasParameters = Object.keys(params).some((key) => key.toLowerCase() !== "q");
    const known = ranges.get(name);
    // parseAccept gives the better weight first.
    if (known === undefined || (known.hasParameters && !hasParameters)) {
      ranges.set(name, { q, hasParameters });
    }
  }
  return ranges;
}

/** Orders offers: by weight, then named ones first; what is refused by name comes last. */
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

/** Less than the least difference between two weights, which have three digits. */
const named = 0.0005;
const refused = -1;

export interface Opening {
  /** Whether a person's browser opens the address as a document of its own. */
  readonly opens: boolean;
  /** The request's headers that this was told by, to be added to Vary. */
  readonly vary: string;
}

/**
 * Whether a person opens an address in a browser, by the headers that only browsers send (Fetch
 * Metadata, sections 2.1 and 2.2). A reader of feeds sends none of them, whatever it accepts; and no
 * browser asks for a delta.
 */
export function openingOf(headers: Headers): Opening {
  if (headers.get("Sec-Fetch-Dest") !== "document" || headers.has("A-IM")) return notADocument;
  const opens =
    headers.get("Sec-Fetch-Mode") === "navigate" && namesType(headers.get("Accept"), "text/html");
  return { opens, vary: ", Sec-Fetch-Dest, Sec-Fetch-Mode, Accept" };
}

const notADocument: Opening = { opens: false, vary: ", Sec-Fetch-Dest" };
