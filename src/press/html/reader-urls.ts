/**
 * The absolute form of an address.
 *
 * @param allowed what it must match: its scheme
 * @returns undefined where it is no address, or leads elsewhere
 */
export function absoluteTo(base: string, value: string, allowed: RegExp): string | undefined {
  if (!URL.canParse(value, base)) return undefined;
  const { href } = new URL(value, base);
  return allowed.test(href) ? href : undefined;
}

/**
 * A `srcset` (HTML, section 4.8.4.2.1) with absolute addresses. Its candidates are an address and
 * mostly a width or a density, parted by commas; an address may hold commas, but not end with one.
 */
export function absoluteSrcset(base: string, srcset: string): string {
  return [...srcset.matchAll(/[\s,]*(\S*[^\s,])(?:\s+([^,\s]+))?\s*(?:,|$)/g)]
    .flatMap(([, address = "", descriptor]) => {
      const url = absoluteTo(base, address, /^https?:/);
      // A comma at the end of an address would be taken for the end of the candidate.
      if (url === undefined) return [];
      return descriptor === undefined ? url : `${url} ${descriptor}`;
    })
    .join(", ");
}
