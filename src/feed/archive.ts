import type { Format } from "../article/formats.ts";
import { formatCursor, parseCursor } from "../catalogue/cursor.ts";
import { type Entry, entriesBetween } from "../catalogue/entries.ts";
import { nextExpiry } from "../catalogue/schedule.ts";
import { volumeSize } from "../catalogue/volume.ts";
import type { Site } from "../catalogue/volume-store.ts";
import { readableEntries } from "../query/plan-volumes.ts";
import { countBefore, cursorOf } from "../query/select.ts";
import { type Address, feedPath, type Selection } from "../query/selection.ts";
import type { Slice } from "../query/slice.ts";
import { boundDocument, type FeedDocument } from "./bound-document.ts";

/*
 * The archives of a series (RFC 5005, section 4). Each is named after the article that it ends before,
 * by what never changes of that article (`catalogue/cursor.ts`). So the archives that a reader walks
 * through lie side by side without a gap, whatever is put in, corrected or taken back meanwhile: an
 * archive begins with the article after which the next one ends.
 */

/** The articles of a series that an archive holds, and where the next one ends. */
interface Archive {
  /** Newest first: those that are public or withdrawn. */
  readonly entries: readonly Entry[];
  /** The name of the archive before this one, if there is one. */
  readonly before?: string | undefined;
}

/** The address of the archive with the articles before one that is public, if there are any. */
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
 * @param name as it stands in the address: the cursor that the archive ends before
 * @returns undefined where there is no such archive
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
    // What is published later is not in it.
    span: { from: now, until: nextExpiry(catalogue, now) },
  };
}

/**
 * What an address is answered with at which an archive lay when archives were named by places: places
 * shift, so that the archive of today with these numbers may lack an article that a reader waits for.
 *
 * @param name as it stands in the address
 * @param current the address of the subscription feed
 * @returns 410 (RFC 9110, section 15.5.11); undefined where no archive ever lay
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
 * As many articles as lie in one volume with the newest of them: so most archives stay the same when
 * others are published, and are read with one request.
 */
function findArchive({ catalogue, now }: Site, slice: Slice, name: string): Archive | undefined {
  const end = parseCursor(name);
  if (end === undefined || formatCursor(end) !== name || end.published > now) return undefined;
  const { series } = slice;
  const to = countBefore(catalogue, series, end);
  if (to === 0) return undefined;
  const from = Math.floor((to - 1) / volumeSize) * volumeSize;
  const told = entriesBetween(catalogue, series, from, to, now).filter(
    ({ state }) => state === "public" || state === "withdrawn",
  );
  const entries = readableEntries(catalogue, slice, told);
  const first = entries.length < told.length ? entries.at(-1)?.position : from;
  const row = series.rows[first ?? from];
  const before = first === 0 || row === undefined ? undefined : cursorOf(catalogue, row);
  return { entries, before: before && formatCursor(before) };
}

function archiveAddress({ path }: Selection, name: string): Address {
  return { path: `${path}archive/${name}/`, search: "" };
}
