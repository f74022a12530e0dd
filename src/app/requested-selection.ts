import type { Context } from "hono";
import { type Format, formatKeys } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { nextChange } from "../catalogue/schedule.ts";
import { isTableOfContents } from "../feed/table-of-contents.ts";
import type { Refusal } from "../http/problem.ts";
import type { Elsewhere } from "../http/routes.ts";
import { Lru } from "../memory/lru.ts";
import { refusalPage, whatExists } from "../pages/error-pages.tsx";
import { type ParsedQuery, parseQuery, type WrongParameter } from "../query/parse-query.ts";
import { mostBeside } from "../query/plan-volumes.ts";
import { type Selection, selectionOf } from "../query/selection.ts";
import { parseSyncToken, type SyncToken } from "../query/sync-token.ts";
import type { Folder } from "./legacy-paths.ts";

/** Characters of a query that are read: more is not asked for by anyone in good faith. */
const longestQuery = 8192;

/** The folders whose pages and feeds are of one topic, author or language; none for everything. */
export const selectionFolders = [undefined, "topics", "authors", "languages"] as const;

const parameters: Readonly<Record<Folder, string>> = {
  topics: "topic",
  authors: "author",
  languages: "language",
};
type Unread = Exclude<ParsedQuery, { kind: "query" }>;

/** Finds selections by what a request says: its folder, the name in it, its query. */
export interface Select {
  /** Else 400 or 404 (RFC 9110, section 15.5) with all that is wrong, or 414 where it is endless. */
  (c: Context, folder?: Folder, name?: string, format?: Format): Selection | Refusal | Elsewhere;
  /** Without a query; undefined where there is nothing of the name. */
  whole(folder: Folder | undefined, name: string): Selection | undefined;
}

/** The most bytes of selections that are kept, with the feeds that are made of them. */
const selectionBytes = 16 * 1024 * 1024;
/** Bytes that an entry takes in the document of a feed, and what else there is in one, roughly. */
const entryBytes = 300;
const documentBytes = 2000;

/** What a selection takes with its documents (`feed/document.ts`). */
function bytesOf({ withdrawn }: Catalogue, { limit }: Selection): number {
  const entries = limit + Math.min(withdrawn.size, mostBeside);
  return formatKeys.length * (documentBytes + entries * entryBytes);
}

/** The selections of a catalogue. Those without a query are kept if they hold something. */
export function selected(catalogue: Catalogue, clock: () => Instant): Select {
  const kept = new Lru<{ readonly selection: Selection; readonly until: Instant }>(
    selectionBytes,
    ({ selection }) => bytesOf(catalogue, selection),
  );
  const read = (
    folder: Folder | undefined,
    name: string,
    query: Iterable<[string, string]>,
  ): ParsedQuery => {
    if (folder === undefined) return parseQuery(catalogue, query, clock());
    const parameter = parameters[folder];
    // A parameter that names nothing asks for everything; a folder does not.
    if (/^[\s,]*$/.test(name)) return { kind: "unknown", refusals: [nameless(parameter, name)] };
    return parseQuery(catalogue, [[parameter, name], ...query], clock());
  };
  const whole = (folder: Folder | undefined, name: string) => {
    const key = `${folder}/${name}`;
    const known = kept.get(key);
    const now = clock();
    if (known !== undefined && now < known.until) return known.selection;
    const result = read(folder, name, []);
    if (result.kind !== "query") return undefined;
    const selection = selectionOf(catalogue, result.feedQuery);
    const own =
      folder === undefined || selection.path === `/${folder}/${encodeURIComponent(name)}/`;
    // With the next change by schedule, an author may not be named in public any more.
    if (own && selection.slice.to > 0) {
      kept.set(key, { selection, until: nextChange(catalogue, now) });
    }
    return selection;
  };
  const select = (c: Context, folder?: Folder, name = "", format?: Format) => {
    const { searchParams, search } = new URL(c.req.url);
    const own = folder && inLowerCase(c, folder, name);
    if (own !== undefined) return own;
    const known = search === "" ? whole(folder, name) : undefined;
    if (known !== undefined) return known;
    const refused = refuseEndless(catalogue, search);
    if (refused !== undefined) return refused;
    const [token, others] =
      format === "json" ? withoutToken(searchParams) : [undefined, searchParams];
    const result = read(folder, name, others);
    if (result.kind === "query") return { ...selectionOf(catalogue, result.feedQuery), token };
    return refusalOf(catalogue, result);
  };
  /**
   * The same address with its name as the feed writes it: validators warn of a `self` in another letter
   * case, and caches and readers would take the two for two feeds.
   */
  const inLowerCase = (c: Context, folder: Folder, name: string): Elsewhere | undefined => {
    const path = `/${folder}/${encodeURIComponent(name.toLowerCase())}/`;
    if (name === name.toLowerCase() || whole(folder, name)?.path !== path) return undefined;
    const { pathname, search } = new URL(c.req.url);
    return { leadsTo: path + pathname.split("/").slice(3).join("/") + search };
  };
  return Object.assign(select, { whole });
}

/** 414 (RFC 9110, section 15.5.15) where a query is longer than anybody needs. */
export function refuseEndless(catalogue: Catalogue, search: string): Refusal | undefined {
  if (search.length <= longestQuery) return undefined;
  return refusal(catalogue, 414, "The query is too long", [
    { parameter: "", value: "", detail: `At most ${longestQuery} characters are read.` },
  ]);
}

/** 400 for what cannot be read, 404 for what nobody knows. */
export function refusalOf(catalogue: Catalogue, { kind, refusals }: Unread): Refusal {
  return kind === "bad"
    ? refusal(catalogue, 400, "The query cannot be understood", refusals)
    : refusal(catalogue, 404, "There is nothing of this name", refusals);
}

/** A program's token in `since`, where dates may stand as well, and the other parameters. */
function withoutToken(parameters: URLSearchParams): [SyncToken | undefined, [string, string][]] {
  let token: SyncToken | undefined;
  const others: [string, string][] = [];
  for (const [name, value] of parameters) {
    const read = name.toLowerCase() === "since" ? readToken(value) : undefined;
    // Of several, the others are refused as dates.
    if (read === undefined || token !== undefined) others.push([name, value]);
    else token = read;
  }
  return [token, others];
}

/** A program that holds a table of contents, as earlier versions gave them, begins anew. */
function readToken(value: string): SyncToken | undefined {
  return isTableOfContents(value) ? { kind: "start" } : parseSyncToken(value.toLowerCase());
}

function nameless(parameter: string, value: string): WrongParameter {
  return { parameter, value: value.slice(0, 100), detail: "A name is missing here." };
}

function refusal(
  { channel }: Catalogue,
  status: 400 | 404 | 414,
  title: string,
  errors: readonly WrongParameter[],
): Refusal {
  const detail = errors.map((error) => error.detail).join(" ");
  const more = status === 404 ? { errors, exists: whatExists(channel) } : { errors };
  return {
    problem: { status, title, detail, ...more },
    page: () =>
      refusalPage(channel, title, errors, (parameter, one) =>
        parameter === "author" ? `/authors/${encodeURIComponent(one)}/` : `/topics/${one}/`,
      ),
  };
}
