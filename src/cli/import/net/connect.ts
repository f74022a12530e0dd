import { lookup as resolveName } from "node:dns";
import { Agent, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps, Agent as SecureAgent } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isOpenAddress } from "./open-address.ts";

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
