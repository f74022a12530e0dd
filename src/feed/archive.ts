import type { Format } from "../article/formats.ts";
import { formatCursor, parseCursor } from "../catalogue/cursor.ts";
import { type Entry, entriesBetween } from "../catalogue/entries.ts";
import { nextExpiry } from "../catalogue/schedule.ts";
import type { Site } from "../catalogue/volume-store.ts";
import { readableFromAll } from "../query/plan-volumes.ts";
import { countBefore, cursorOf } from "../query/select.ts";
import { type Address, feedPath, type Selection } from "../query/selection.ts";
import type { Slice } from "../query/slice.ts";
import { boundDocument, type FeedDocument } from "./bound-document.ts";

/*
 * The archives of a series (RFC 5005, section 4). The name of an archive is the cursor of the article that
 * it ends before, which never changes (`catalogue/cursor.ts`). An archive links to the one that ends
 * where it begins, so a reader who walks back through the archives meets no gap, even if articles are
 * inserted, corrected or withdrawn meanwhile.
 */

/** The most articles in an archive. */
const archiveSize = 50;

/** The articles in an archive, and the name of the next older archive. */
interface Archive {
  /** Public and withdrawn articles, newest first. */
  readonly entries: readonly Entry[];
  /** The name of the next older archive, if there is one. */
  readonly before?: string | undefined;
}

/** The address of the archive with the articles before this public one, if there are any. */
export function archiveBefore(
  { catalogue }: Pick<Site, "catalogue">,
  selection: Selection,
  { row, position }: Pick<Entry, "row" | "position">,
): Address | undefined {
  return position > 0
    ? archiveAddress(selection, formatCursor(cursorOf(catalogue, row)))
    : undefined;
}

/**
 * An archive of a selection.
 *
 * @param name from the address: the cursor that the archive ends before
 * @returns undefined if there is no such archive
 */
export function archiveDocument(
  site: Site,
  selection: Selection,
  format: Format,
  name: string,
): FeedDocument | undefined {
  const archive = selection.plain ? findArchive(site, selection.slice, name) : undefined;
  if (archive === undefined) return undefined;
  const { catalogue, now } = site;
  const url = (address: Address) => `${catalogue.channel.url}${feedPath(address, format)}`;
  const { entries, before } = archive;
  const all = [
    ...entries.filter(({ state }) => state === "withdrawn"),
    ...entries.filter(({ state }) => state === "public"),
  ];
  return {
    ...boundDocument(site, selection, format, all, archiveAddress(selection, name), {
      current: url(selection),
      prevArchive: before && url(archiveAddress(selection, before)),
      kind: "archive",
    }),
    // Articles published later never enter it.
    span: { from: now, until: nextExpiry(catalogue, now) },
  };
}

/**
 * The answer to a former address of an archive, `50-100`. Archives used to be named by positions, which
 * shift: an archive at these positions today may lack an article that the reader is waiting for.
 *
 * @param name from the address
 * @param current the address of the subscription feed
 * @returns 410 (RFC 9110, section 15.5.11); undefined if the address never was that of an archive
 */
export function formerArchive(name: string, current: string) {
  if (!/^\d{1,9}-\d{1,9}$/.test(name)) return undefined;
  return {
    problem: {
      status: 410,
      title: "The archives have new addresses",
      detail: `Start again from ${current} and follow its links to older articles.`,
    },
  };
}

/**
 * The archive ends before a cursor and begins at a multiple of the size of an archive. So most archives
 * stay the same when articles are published. It begins later if one request cannot read all of it.
 */
function findArchive({ catalogue, now }: Site, slice: Slice, name: string): Archive | undefined {
  const end = parseCursor(name);
  if (end === undefined || formatCursor(end) !== name || end.published > now) return undefined;
  const { series } = slice;
  const to = countBefore(catalogue, series, end);
  if (to === 0) return undefined;
  const from = Math.floor((to - 1) / archiveSize) * archiveSize;
  const listed = entriesBetween(catalogue, series, from, to, now).filter(
    ({ state }) => state === "public" || state === "withdrawn",
  );
  const entries = readableFromAll(catalogue, listed);
  const first = entries.length < listed.length ? entries.at(-1)?.position : from;
  const row = series.rows[first ?? from];
  const before = first === 0 || row === undefined ? undefined : cursorOf(catalogue, row);
  return { entries, before: before && formatCursor(before) };
}

function archiveAddress({ path }: Selection, name: string): Address {
  return { path: `${path}archive/${name}/`, search: "" };
}
