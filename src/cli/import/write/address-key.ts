import { percentDecoded } from "../../../article/percent-decoded.ts";

/** Parameters that name an article where the path does not: those of WordPress without permalinks. */
const naming = ["p", "page_id", "attachment_id", "lang"];

/**
 * A text that is equal for all addresses of one article: without the scheme, `www.`, the slash at the end, `index.html`,
 * the fragment, and parameters that only count visits.
 *
 * @returns undefined if the text is not an http(s) address
 */
export function addressKey(address: string, base?: string): string | undefined {
  const url = URL.parse(address, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.host.replace(/^www\./, "");
  const path = percentDecoded(url.pathname)
    .replace(/\/(?:index\.(?:html?|php)|amp)?\/*$/i, "")
    .toLowerCase();
  const query = naming.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : `${name}=${value}`;
  });
  return `${host}${path}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

/** The host of an address without `www.`; undefined if it is not an http(s) address. */
export function hostOf(address: string | undefined): string | undefined {
  const url = URL.parse(address ?? "");
  return url !== null && /^https?:$/.test(url.protocol)
    ? url.host.replace(/^www\./, "")
    : undefined;
}
