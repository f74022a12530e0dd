import { z } from "zod";
import type { Instant } from "../../article/instant.ts";

/**
 * What the bucket of a site's media holds: the name of each file and, if the edition that is online does not
 * need it, since when. The bucket holds the list too, because wrangler cannot list the objects of a bucket.
 */
export type MediaList = ReadonlyMap<string, Instant | undefined>;

/** The object that holds the list. It does not begin with `media/`, so it is never served. */
export const listKey = "broadsheet.json";

/**
 * How long the bucket keeps a file that no edition online needs, in milliseconds. Feed readers and caches
 * still show older editions, and Cloudflare's dashboard can bring one back.
 */
const keptFor = 30 * 24 * 60 * 60 * 1000;

/** Deleting a file takes a second or two, so a deployment deletes this many at most. */
const mostDeleted = 40;

const listSchema = z.object({
  needed: z.array(z.string()),
  unneeded: z.record(z.string(), z.number()),
});

/** Parses the list. A damaged list counts as empty: then each file is uploaded again. */
export function parseMediaList(text: string): MediaList {
  try {
    const { needed, unneeded } = listSchema.parse(JSON.parse(text));
    return new Map([
      ...needed.map((name) => [name, undefined] as const),
      ...Object.entries(unneeded),
    ]);
  } catch {
    return new Map();
  }
}

/** The text of a list. Equal lists have equal texts. */
export function mediaListText(list: MediaList): string {
  const entries = [...list].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({
    needed: entries.flatMap(([name, since]) => (since === undefined ? name : [])),
    unneeded: Object.fromEntries(entries.filter(([, since]) => since !== undefined)),
  });
}

/**
 * The list after files were uploaded for an edition that is not online yet and perhaps never will be. So the
 * time for which they are kept begins now.
 *
 * @param names of the files that the edition needs and the bucket now holds
 */
export function whenUploaded(
  list: MediaList,
  names: readonly string[],
  moment: Instant,
): MediaList {
  const news = names.filter((name) => !list.has(name) || list.get(name) !== undefined);
  return new Map([...list, ...news.map((name) => [name, moment] as const)]);
}

/**
 * The list after an edition went online, and the files that are to be deleted because no edition has needed
 * them for thirty days. The list no longer has those.
 *
 * @param needed names of the files of the edition
 */
export function whenOnline(
  list: MediaList,
  needed: readonly string[],
  moment: Instant,
): { readonly list: MediaList; readonly expired: readonly string[] } {
  const wanted = new Set(needed);
  const dated = [...list].map(
    ([name, since]) => [name, wanted.has(name) ? undefined : (since ?? moment)] as const,
  );
  const expired = dated
    .flatMap(([name, since]) => (since !== undefined && since < moment - keptFor ? name : []))
    .slice(0, mostDeleted);
  const leaving = new Set(expired);
  return { list: new Map(dated.filter(([name]) => !leaving.has(name))), expired };
}
