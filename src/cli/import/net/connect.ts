import { lookup as resolveName } from "node:dns";
import { Agent, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps, Agent as SecureAgent } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** An address to which an import does not connect. Trying again would not help. */
export class ForbiddenAddress extends Error {}

/** Sends one GET request and follows no redirect. */
export type Connect = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<IncomingMessage>;

/** Milliseconds in which a server must send something. */
const longestSilence = 30_000;

/** The most connections to one server. */
const mostConnections = 6;

/**
 * Connects to servers on the open internet only. It checks the address to which it really connects, so a name
 * that resolves to another address a moment later (DNS rebinding) gains nothing.
 *
 * @param allowLocal whether to connect to this computer and the local network, too
 */
export function connector(allowLocal: boolean): Connect {
  const lookup = allowLocal ? undefined : checkedLookup;
  const options = { keepAlive: true, maxSockets: mostConnections };
  const agents = { "http:": new Agent(options), "https:": new SecureAgent(options) };
  return (url, headers, signal) =>
    new Promise((resolve, reject) => {
      const { protocol } = url;
      if (protocol !== "http:" && protocol !== "https:") {
        return reject(new ForbiddenAddress(`${protocol} addresses are not fetched`));
      }
      const host = url.hostname.replace(/^\[|\]$/g, "");
      // Node does not look up a host that is an address already.
      if (!allowLocal && isIP(host) !== 0 && !isOpenAddress(host)) return reject(localError(host));
      const send = protocol === "https:" ? requestHttps : requestHttp;
      const request = send(
        url.href,
        { headers, signal, lookup, agent: agents[protocol], timeout: longestSilence },
        resolve,
      );
      request.on("timeout", () => request.destroy(new Error("the server fell silent")));
      request.on("error", reject);
      request.end();
      return undefined;
    });
}

/** Resolves a name, and fails unless all of its addresses are on the open internet. */
const checkedLookup: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, "");
    const closed = addresses.find(({ address }) => !isOpenAddress(address));
    if (closed !== undefined) return callback(localError(hostname, closed.address), "");
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? "", first?.family);
  });
};

function localError(host: string, address = host): ForbiddenAddress {
  const name = host === address ? host : `${host} (${address})`;
  return new ForbiddenAddress(
    `${name} is not on the open internet; with --allow-local, the import fetches from there, too`,
  );
}

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
