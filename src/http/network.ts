/** Where a client is, as far as its address tells. */
export interface Network {
  /** What one client has to itself: an IPv4 address, or the first 64 bits of an IPv6 address. */
  readonly network: string;
  /** What one subscriber is given: the same of IPv4, or the first 48 bits of an IPv6 address. */
  readonly site: string;
}

/**
 * The network of an address. A host takes any address of its /64 (RFC 8981), and a subscriber may be
 * given a whole /48 (RFC 6177). An IPv4 address that is written as an IPv6 address (RFC 4291, section
 * 2.5.5.2) is one of IPv4. What is no address is taken as it is.
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

/** The eight groups of an IPv6 address, without zeros in front; undefined for anything else. */
function groupsOf(address: string): string[] | undefined {
  if (!/^[\da-f:.]{2,45}$/i.test(address) || !address.includes(":")) return undefined;
  let hostname: string;
  try {
    // In the one form of the URL standard (section 3.5).
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
