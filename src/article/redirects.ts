/*
 * Old addresses and where they lead. There may be tens of thousands, and most requests ask for none of
 * them, so they stay in one text that nobody takes apart when an isolate starts.
 */

/** Old addresses as the index stores them. */
export interface RedirectColumns {
  /** For each old address, in order, a line: the address, a tab, and where it leads. */
  readonly text: string;
  /**
   * The sets of parameters by which addresses with a query are told apart: names in order, joined by
   * `&`. Sets with more names come first.
   */
  readonly parameters: readonly string[];
}

/** An old address that a request asks for. */
export interface FoundRedirect {
  /** As it was given to {@link encodeRedirects}. */
  readonly from: string;
  /** A path, an absolute address, or the slug of an article. */
  readonly to: string;
  /** The parameters of the request that did not belong to the old address, with `?`; or nothing. */
  readonly search: string;
}

/**
 * An old address in the form in which requests are looked up.
 *
 * @param path percent-decoded, without `?`, tabs and line breaks
 * @param parameters of its query, which it must have; a request may have others
 */
export function oldAddress(
  path: string,
  parameters: readonly (readonly [name: string, value: string])[] = [],
): string {
  if (parameters.length === 0) return path;
  const pairs = parameters.map(([name, value]) => [name, value].map(encodeURIComponent).join("="));
  return `${path}?${pairs.sort().join("&")}`;
}

/** The names of the parameters of an old address, as {@link RedirectColumns} has them. */
export function parametersOf(from: string): string {
  const query = from.slice(from.indexOf("?") + 1);
  return query.length === from.length ? "" : query.replace(/=[^&]*/g, "");
}

/**
 * Stores old addresses; undefined if there are none.
 *
 * @param redirects each from {@link oldAddress}, once, with where it leads
 */
export function encodeRedirects(
  redirects: readonly (readonly [from: string, to: string])[],
): RedirectColumns | undefined {
  if (redirects.length === 0) return undefined;
  const sets = new Set(redirects.map(([from]) => parametersOf(from)).filter((set) => set !== ""));
  const size = (set: string) => set.split("&").length;
  return {
    text: [...redirects]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, to]) => `${from}\t${to}\n`)
      .join(""),
    parameters: [...sets].sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1)),
  };
}

/** Looks up old addresses. */
export class RedirectTable {
  readonly #text: string;
  readonly #parameters: readonly (readonly string[])[];

  constructor({ text, parameters }: RedirectColumns = { text: "", parameters: [] }) {
    this.#text = text;
    this.#parameters = parameters.map((set) => set.split("&").map(decodeURIComponent));
  }

  get isEmpty(): boolean {
    return this.#text === "";
  }

  /**
   * Where a request leads. An address with a query comes before its path alone, and one with more
   * parameters before one with fewer.
   *
   * @param path percent-decoded
   * @param search the query with `?`, or nothing
   */
  find(path: string, search: string): FoundRedirect | undefined {
    if (search !== "" && this.#parameters.length > 0) {
      const given = new URLSearchParams(search);
      for (const names of this.#parameters) {
        if (!names.every((name) => given.has(name))) continue;
        const from = oldAddress(
          path,
          names.map((name) => [name, given.get(name) ?? ""]),
        );
        const to = this.#lookUp(from);
        if (to === undefined) continue;
        for (const name of names) given.delete(name);
        return { from, to, search: given.size === 0 ? "" : `?${given}` };
      }
    }
    const to = this.#lookUp(path);
    return to === undefined ? undefined : { from: path, to, search };
  }

  /** A binary search among the lines. */
  #lookUp(address: string): string | undefined {
    const text = this.#text;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = middle === 0 ? 0 : text.lastIndexOf("\n", middle - 1) + 1;
      const tab = text.indexOf("\t", start);
      const from = text.slice(start, tab);
      if (from === address) return text.slice(tab + 1, text.indexOf("\n", tab));
      if (from < address) low = text.indexOf("\n", tab) + 1;
      else high = start;
    }
    return undefined;
  }
}
