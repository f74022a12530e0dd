/** Browsers that are told apart in one network: whoever changes the User-Agent is counted no more often. */
const browsers = 16;

/**
 * The visit that a view belongs to: 32 bits of an HMAC-SHA-256 (RFC 2104) of the client's network and
 * of a part of a hash of its User-Agent. Of 10,000 visits at a time, one is hardly ever taken for another.
 */
export async function visitOf(
  key: Uint8Array<ArrayBuffer>,
  address: string,
  userAgent: string,
): Promise<number> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const signingKey = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  const hash = async (text: string) =>
    new DataView(
      await crypto.subtle.sign("HMAC", signingKey, new TextEncoder().encode(text)),
    ).getUint32(0);
  const browser = (await hash(userAgent)) % browsers;
  return hash(`${networkOf(address)} ${browser}`);
}

/**
 * The network of an address: of IPv6 the first 64 bits, because a host takes any of the other 64 as it
 * likes (RFC 8981); of IPv4 all.
 */
export function networkOf(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address;
  const [front = [], back = []] = address
    .split("::")
    .map((groups) => groups.split(":").filter((group) => group !== ""));
  const zeros = Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array<string>(zeros).fill("0"), ...back].slice(0, 4).join(":");
}
