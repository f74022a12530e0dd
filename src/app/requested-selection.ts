import type { Context } from "hono";
import type { Format } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { isTableOfContents } from "../feed/table-of-contents.ts";
import type { Refusal } from "../http/problem.ts";
import type { Elsewhere } from "../http/routes.ts";
import { say } from "../language/say.ts";
import { pageContext } from "../pages/document.ts";
import { refusalPage, whatExists } from "../pages/error-pages.tsx";
import { type ParsedQuery, parseQuery, type WrongParameter } from "../query/parse-query.ts";
import { type Selection, selectionOf } from "../query/selection.ts";
import { parseSyncToken, type SyncToken } from "../query/sync-token.ts";
import type { Folder } from "./legacy-paths.ts";

/** The longest query that is read, in characters. No honest request needs more. */
const longestQuery = 8192;

/** The folders of selections: undefined for everything, else a topic, an author or a language each. */
export const selectionFolders = [undefined, "topics", "authors", "languages"] as const;

const parameters: Readonly<Record<Folder, string>> = {
  topics: "topic",
  authors: "author",
  languages: "language",
};

/** What is wrong with a query. */
type WrongQuery = Exclude<ParsedQuery, { kind: "query" }>;

/** Finds the selection of a request by its folder, the name in the folder, and its query. */
export interface Select {
  /**
   * The selection of a request, or a redirect to its canonical path, or a refusal: 400 or 404 with every
   * error, or 414 for a query that is too long (RFC 9110, section 15.5).
   */
  (c: Context, folder?: Folder, name?: string, format?: Format): Selection | Refusal | Elsewhere;
  /** The selection without a query; undefined if the name does not exist. */
  whole(folder: Folder | undefined, name: string): Selection | undefined;
}

/** Finds selections of a catalogue. */
export function selected(catalogue: Catalogue, clock: () => Instant): Select {
  const read = (
    folder: Folder | undefined,
    name: string,
    query: Iterable<[string, string]>,
  ): ParsedQuery => {
    if (folder === undefined) return parseQuery(catalogue, query, clock());
    const parameter = parameters[folder];
    // A parameter without a name means everything. A folder without a name is an error.
    if (/^[\s,]*$/.test(name))
      return { kind: "unknown", errors: [nameless(catalogue, parameter, name)] };
    return parseQuery(catalogue, [[parameter, name], ...query], clock());
  };
  const whole = (folder: Folder | undefined, name: string) => {
    const result = read(folder, name, []);
    return result.kind === "query" ? selectionOf(catalogue, result.feedQuery) : undefined;
  };
  const select = (c: Context, folder?: Folder, name = "", format?: Format) => {
    const { searchParams, search } = new URL(c.req.url);
    const own = folder && inLowerCase(c, folder, name);
    if (own !== undefined) return own;
    const known = search === "" ? whole(folder, name) : undefined;
    if (known !== undefined) return known;
    const refused = refuseLongQuery(catalogue, search);
    if (refused !== undefined) return refused;
    const [token, others] =
      format === "json" ? withoutToken(searchParams) : [undefined, searchParams];
    const result = read(folder, name, others);
    if (result.kind === "query") return { ...selectionOf(catalogue, result.feedQuery), token };
    return refusalOf(catalogue, result);
  };
  /**
   * The same address with the name in lower case, as the feed writes it. Otherwise validators would warn
   * about a different `self`, and caches and readers would see two feeds.
   */
  const inLowerCase = (c: Context, folder: Folder, name: string): Elsewhere | undefined => {
    const path = `/${folder}/${encodeURIComponent(name.toLowerCase())}/`;
    if (name === name.toLowerCase() || whole(folder, name)?.path !== path) return undefined;
    const { pathname, search } = new URL(c.req.url);
    return { leadsTo: path + pathname.split("/").slice(3).join("/") + search };
  };
  return Object.assign(select, { whole });
}

/** Makes the answer from a selection; passes on a refusal, a redirect or nothing. */
export function ifFound<R>(
  selection: Selection | Refusal | Elsewhere | undefined,
  use: (selection: Selection) => R,
): R | Refusal | Elsewhere | undefined {
  if (selection === undefined || "problem" in selection || "leadsTo" in selection) return selection;
  return use(selection);
}

/** 414 (RFC 9110, section 15.5.15) for a query that is too long. */
export function refuseLongQuery(catalogue: Catalogue, search: string): Refusal | undefined {
  if (search.length <= longestQuery) return undefined;
  const { own } = catalogue.vocabulary;
  return refusal(catalogue, 414, own.words.queryTooLong, [
    { parameter: "", value: "", detail: say(own, "mostCharacters", { most: longestQuery }) },
  ]);
}

/** 400 for a query that cannot be read, 404 for unknown names. */
export function refusalOf(catalogue: Catalogue, { kind, errors }: WrongQuery): Refusal {
  const { words } = catalogue.vocabulary.own;
  return kind === "bad"
    ? refusal(catalogue, 400, words.queryUnclear, errors)
    : refusal(catalogue, 404, words.nothingOfName, errors);
}

/** Separates the sync token in `since`, which can be a date as well, from the other parameters. */
function withoutToken(parameters: URLSearchParams): [SyncToken | undefined, [string, string][]] {
  let token: SyncToken | undefined;
  const others: [string, string][] = [];
  for (const [name, value] of parameters) {
    const read = name.toLowerCase() === "since" ? readToken(value) : undefined;
    // Any further token is refused as a malformed date.
    if (read === undefined || token !== undefined) others.push([name, value]);
    else token = read;
  }
  return [token, others];
}

/** Reads a sync token. A table of contents, the token of earlier versions, starts from the beginning. */
function readToken(value: string): SyncToken | undefined {
  return isTableOfContents(value) ? { kind: "start" } : parseSyncToken(value.toLowerCase());
}

function nameless({ vocabulary }: Catalogue, parameter: string, value: string): WrongParameter {
  const { nameMissing: detail } = vocabulary.own.words;
  return { parameter, value: value.slice(0, 100), detail };
}

function refusal(
  catalogue: Catalogue,
  status: 400 | 404 | 414,
  title: string,
  errors: readonly WrongParameter[],
): Refusal {
  const detail = errors.map((error) => error.detail).join(" ");
  const more = status === 404 ? { errors, exists: whatExists(catalogue.channel) } : { errors };
  return {
    problem: { status, title, detail, ...more },
    page: () =>
      refusalPage(pageContext(catalogue), title, errors, (parameter, name) =>
        parameter === "author" ? `/authors/${encodeURIComponent(name)}/` : `/topics/${name}/`,
      ),
  };
}
