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
