import { BlockList, isIP } from "node:net";

/*
 * Which addresses an import may connect to. A source is written by others: without this, a picture in it
 * could make this computer ask its router, or the metadata service of a cloud.
 */

/** The networks of IPv4 that are not the open internet (the special-purpose registry of IANA, RFC 6890). */
const closed4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** The only addresses of IPv6 that are handed out for the open internet. */
const open6 = ["2000::/3"];

/** Parts of `open6` that lead elsewhere: Teredo and other protocols, examples, and 6to4, which holds an IPv4 address. */
const closed6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const lists = { closed4: listOf(closed4), open6: listOf(open6), closed6: listOf(closed6) };

/**
 * Whether an IP address is on the open internet. IPv4 addresses that are written as IPv6 (`::ffff:7f00:1`)
 * are not: no honest name server gives them.
 */
export function isOpenAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !lists.closed4.check(address, "ipv4");
  return (
    family === 6 &&
    !/^::ffff:/i.test(address) &&
    lists.open6.check(address, "ipv6") &&
    !lists.closed6.check(address, "ipv6")
  );
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix = ""] = network.split("/");
    list.addSubnet(address, Number(prefix), isIP(address) === 6 ? "ipv6" : "ipv4");
  }
  return list;
}
