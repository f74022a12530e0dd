/** The network of a client, as far as its address shows. */
export interface Network {
  /** What one client has for itself: an IPv4 address, or the first 64 bits of an IPv6 address. */
  readonly network: string;
  /** What one subscriber of a provider has: an IPv4 address, or the first 48 bits of an IPv6 address. */
  readonly site: string;
}

/**
 * The network of an address. A host can use any address of its /64 (RFC 8981), and a subscriber can have
 * a whole /48 (RFC 6177). An IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2) counts as the IPv4
 * address. A text that is no address is returned unchanged.
 */
export function networkOf(address: string): Network {
  const groups = groupsOf(address);
  if (groups === undefined) return { network: address, site: address };
  const prefix = (length: number) => groups.slice(0, length).join(":");
  if (prefix(6) !== "0:0:0:0:0:ffff") return { network: prefix(4), site: prefix(3) };
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  const mapped = [high >> 8, high & 255, low >> 8, low & 255].join(".");
  return { network: mapped, site: mapped };
}

/** The eight groups of an IPv6 address, without leading zeros; undefined for any other text. */
function groupsOf(address: string): string[] | undefined {
  if (!/^[\da-f:.]{2,45}$/i.test(address) || !address.includes(":")) return undefined;
  let hostname: string;
  try {
    // URL serialises every spelling of an IPv6 address the same way (URL standard, section 3.5).
    ({ hostname } = new URL(`http://[${address}]/`));
  } catch {
    return undefined;
  }
  const [front = [], back = []] = hostname
    .slice(1, -1)
    .split("::")
    .map((half) => half.split(":").filter((group) => group !== ""));
  const zeros = Array<string>(8 - front.length - back.length).fill("0");
  return [...front, ...zeros, ...back];
}
