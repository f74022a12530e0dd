import { ViewsError } from "./views-error.ts";

/** Hosts that are always this computer. */
const local = /^(?:(?:[^.]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The origin of an address to which a secret may be sent.
 *
 * @throws ViewsError if it is not the address of a site, or if others could read the secret on its way
 */
export function siteOrigin(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ViewsError(
      `${address} is not the address of a site`,
      "write one as in https://news.example.org",
    );
  }
  if (url.protocol === "http:" && !local.test(url.hostname)) {
    throw new ViewsError(
      `without encryption, others could read the secret on its way to ${url.origin}`,
      `write https://${url.host}`,
    );
  }
  return url.origin;
}
