import { hash } from "node:crypto";
import type { Instant } from "../../src/article/instant.ts";
import { begins, hashOf } from "./hash.ts";
import { encodePage } from "./page.ts";
import type { Row } from "./rows.ts";
import { encodeSlugPage, slugBits, slugPageOf } from "./slug-page.ts";

/** What stays in the bundle of the index: where its pages are. */
export interface Root {
  /** The series by key: `all`, `topics/<number>` and `languages/<number>`. */
  readonly series: Readonly<Record<string, PageList>>;
  /** The pages of slugs, by the first bits of a slug's hash. */
  readonly slugs: { readonly bits: number; readonly names: readonly string[] };
}

/** The pages of a series, oldest first. */
export interface PageList {
  readonly rows: number;
  /** When the first article of each page was published. */
  readonly starts: readonly Instant[];
  /** The pages' names, which are fingerprints of their bytes. */
  readonly names: readonly string[];
}

/** Takes a page. The same bytes always have the same name. */
export type Sink = (name: string, bytes: Uint8Array) => void;

/** How a list of articles is cut: before one in 2^bits, once a part has the least number of rows. */
export interface Cut {
  readonly least: number;
  readonly bits: number;
}

/** A page has 3,072 rows on average. */
const pageCut: Cut = { least: 1024, bits: 11 };
/**
 * A volume has 32 articles on average, and no least number: an article that is inserted must not move
 * the cuts after it, because every page names the volumes of its articles.
 */
export const volumeCut: Cut = { least: 1, bits: 5 };

/** Writes the pages of an index, and returns the part that stays in the bundle. */
export function writeIndex(rows: readonly Row[], sink: Sink, cut = pageCut): Root {
  const write = (bytes: Uint8Array) => {
    const name = hash("sha256", bytes, "base64url").slice(0, 16);
    sink(name, bytes);
    return name;
  };
  const volumes = new Map<Row, number>();
  for (const [first = absent(), ...others] of parts(rows, volumeCut)) {
    for (const row of [first, ...others]) volumes.set(row, hashOf(first.slug));
  }
  const series: Record<string, PageList> = {};
  for (const [key, members] of seriesOf(rows)) {
    const pages = [...parts(members, cut)];
    series[key] = {
      rows: members.length,
      starts: pages.map(([first = absent()]) => first.published),
      names: pages.map((page) => write(encodePage(page, (row) => volumes.get(row) ?? absent()))),
    };
  }
  const bits = slugBits(rows.length);
  const buckets: Row[][] = Array.from({ length: 2 ** bits }, () => []);
  for (const row of rows) buckets[slugPageOf(row.slug, bits)]?.push(row);
  return {
    series,
    slugs: { bits, names: buckets.map((bucket) => write(encodeSlugPage(bucket))) },
  };
}

function seriesOf(rows: readonly Row[]): Map<string, readonly Row[]> {
  const members = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of [
      `languages/${row.language}`,
      ...row.topics.map((topic) => `topics/${topic}`),
    ]) {
      const list = members.get(key);
      if (list === undefined) members.set(key, [row]);
      else list.push(row);
    }
  }
  return new Map<string, readonly Row[]>([["all", rows], ...members]);
}

/** Cuts rows into parts, none of them empty. */
export function* parts(rows: readonly Row[], { least, bits }: Cut): Generator<readonly Row[]> {
  let from = 0;
  for (const [place, { slug }] of rows.entries()) {
    if (place - from < least || !begins(slug, bits)) continue;
    yield rows.slice(from, place);
    from = place;
  }
  if (from < rows.length) yield rows.slice(from);
}

function absent(): never {
  throw new RangeError("a part without rows");
}
