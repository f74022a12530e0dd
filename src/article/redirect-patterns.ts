/*
 * Patterns of old addresses. They look like paths, so that nobody needs regular expressions, and matching
 * one takes a single pass:
 *
 *     /blog/*: /articles/*
 *     /:year/:month/:slug/: /articles/:slug/
 *     /archiv/:id.html: https://archive.example.org/:id.html
 *
 * They apply only where the site has nothing, so they never hide anything.
 */

/** A pattern and where it leads, as `channel.yaml` has them. */
export interface RedirectPattern {
  readonly from: string;
  readonly to: string;
}

/** Part of a path: a text, percent-decoded, or a value and the text after it. */
type Segment = { readonly text: string } | { readonly name: string; readonly suffix: string };

/** A pattern, taken apart. */
interface ParsedPattern {
  readonly segments: readonly Segment[];
  /** Whether it ends in `*`, which stands for the rest of the path. */
  readonly open: boolean;
}

/** Values that are part of a date. Every other value is any part of a path. */
const digits: ReadonlyMap<string, RegExp> = new Map([
  ["year", /^\d{4}$/],
  ["month", /^\d\d?$/],
  ["day", /^\d\d?$/],
]);

/** In UTF-16 units. A longer path matches nothing. */
const longestPath = 2000;

/** Whether a text in `channel.yaml` is a pattern and not a path. */
export function isPattern(written: string): boolean {
  return written.includes("*") || written.includes("/:");
}

/** Takes a pattern apart; undefined if it is malformed. */
export function parsePattern(written: string): ParsedPattern | undefined {
  if (!/^\/[^\s?#\\]*$/.test(written)) return undefined;
  const parts = partsOf(written);
  const open = parts.at(-1) === "*";
  const segments = (open ? parts.slice(0, -1) : parts).map(parseSegment);
  return segments.every((segment) => segment !== undefined) ? { segments, open } : undefined;
}

function parseSegment(part: string): Segment | undefined {
  const [, name, suffix = ""] = /^:([a-z]+)((?:\.[A-Za-z0-9]+)*)$/.exec(part) ?? [];
  if (name !== undefined) return { name, suffix };
  const text = /[:*]/.test(part) ? undefined : decoded(part);
  return text === undefined || text === "" ? undefined : { text };
}

/** The names of the values in a pattern; `*` is among them if it is open. */
export function namesIn({ segments, open }: ParsedPattern): string[] {
  const names = segments.flatMap((segment) => ("name" in segment ? segment.name : []));
  return open ? [...names, "*"] : names;
}

/** What two patterns have in common if they match the same paths. Sorts more special patterns first. */
export function shapeOf({ segments, open }: ParsedPattern): string {
  const parts = segments.map((segment) => {
    if ("text" in segment) return `0${encodeURIComponent(segment.text)}`;
    const { name, suffix } = segment;
    if (digits.has(name)) return `${name === "year" ? 1 : 2}${suffix}`;
    return suffix === "" ? "4" : `3${suffix}`;
  });
  return [...parts, open ? "6" : "5"].join("/");
}

/** Looks up patterns. */
export class RedirectPatterns {
  readonly #written: readonly RedirectPattern[];
  #parsed: readonly { readonly pattern: ParsedPattern; readonly to: string }[] | undefined;

  constructor(written: readonly RedirectPattern[] = []) {
    this.#written = written;
  }

  /**
   * Where a path may lead, by the most special pattern first. Values are percent-encoded, so no value is
   * more than one part of a path.
   *
   * @param path as requested, percent-encoded
   */
  *find(path: string): Iterable<string> {
    if (this.#written.length === 0 || path.length > longestPath) return;
    this.#parsed ??= inOrder(this.#written);
    const parts = partsOf(path).map(decoded);
    if (!parts.every((part) => part !== undefined && !/^\.{0,2}$/.test(part))) return;
    const slash = path.endsWith("/") ? "/" : "";
    for (const { pattern, to } of this.#parsed) {
      const values = match(
        pattern,
        parts.map((part) => part ?? ""),
        slash,
      );
      if (values !== undefined) yield fill(to, values);
    }
  }
}

function inOrder(written: readonly RedirectPattern[]) {
  return written
    .flatMap(({ from, to }) => {
      const pattern = parsePattern(from);
      return pattern === undefined ? [] : [{ pattern, to, shape: shapeOf(pattern) }];
    })
    .sort((a, b) => (a.shape < b.shape ? -1 : 1));
}

/** The values that a path gives to a pattern; undefined if it does not match. */
function match(
  { segments, open }: ParsedPattern,
  parts: readonly string[],
  slash: string,
): ReadonlyMap<string, string> | undefined {
  if (open ? parts.length < segments.length : parts.length !== segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [place, segment] of segments.entries()) {
    const part = parts[place] ?? "";
    if ("text" in segment) {
      if (part !== segment.text) return undefined;
      continue;
    }
    const { name, suffix } = segment;
    const value = part.slice(0, part.length - suffix.length);
    if (value === "" || !part.endsWith(suffix)) return undefined;
    if (digits.get(name)?.test(value) === false) return undefined;
    values.set(name, encodeURIComponent(value));
  }
  const rest = parts.slice(segments.length).map(encodeURIComponent).join("/");
  return values.set("*", rest === "" ? "" : rest + slash);
}

/** Puts values in the place of their names in a target. */
function fill(to: string, values: ReadonlyMap<string, string>): string {
  return to.replace(/:([a-z]+)|\*$/g, (all, name: string | undefined) => {
    return values.get(name ?? "*") ?? all;
  });
}

/** The parts of a path. Slashes at its ends do not count. */
function partsOf(path: string): string[] {
  const inside = path.slice(1, path.endsWith("/") ? -1 : undefined);
  return inside === "" ? [] : inside.split("/");
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
