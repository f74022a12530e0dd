import type { Context } from "hono";
import type { Instant } from "./article/instant.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import { type ReadWish, type Refusal, readWish } from "./catalogue/read-query.ts";
import { type Selection, selectionOf } from "./feed/selection.ts";
import { refuse } from "./http/problem.ts";
import { whatExists } from "./pages/not-found.tsx";
import { refusalPage } from "./pages/refusal.tsx";

/** Characters of a query that are read: more is not asked for by anyone in good faith. */
const longestQuery = 8192;

/** The folders whose pages and feeds are of one topic, author or language; none for everything. */
export const selectionFolders = [undefined, "topics", "authors", "languages"] as const;

const parameters = { topics: "topic", authors: "author", languages: "language" } as const;
type Folder = keyof typeof parameters;

/** Finds selections by what a request says: its folder, the name in it, its query. */
export interface Select {
  /** Else 400 or 404 (RFC 9110, section 15.5) with all that is wrong, or 414 where it is endless. */
  (c: Context, folder?: Folder, name?: string): Selection | Response;
  /** Without a query; undefined where there is nothing of the name. */
  whole(folder: Folder | undefined, name: string): Selection | undefined;
}

/** The selections of a catalogue. Those without a query are kept if they hold something: there are few. */
export function selected(catalogue: Catalogue, clock: () => Instant): Select {
  const kept = new Map<string, Selection>();
  const read = (
    folder: Folder | undefined,
    name: string,
    query: Iterable<[string, string]>,
  ): ReadWish => {
    if (folder === undefined) return readWish(catalogue, query, clock());
    const parameter = parameters[folder];
    // A parameter that names nothing asks for everything; a folder does not.
    if (/^[\s,]*$/.test(name)) return { kind: "unknown", refusals: [nameless(parameter, name)] };
    return readWish(catalogue, [[parameter, name], ...query], clock());
  };
  const whole = (folder: Folder | undefined, name: string) => {
    const key = `${folder}/${name}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const result = read(folder, name, []);
    if (result.kind !== "wish") return undefined;
    const selection = selectionOf(catalogue, result.wish);
    const own =
      folder === undefined || selection.path === `/${folder}/${encodeURIComponent(name)}/`;
    if (own && selection.slice.to > 0) kept.set(key, selection);
    return selection;
  };
  const select = (c: Context, folder?: Folder, name = "") => {
    const { searchParams, search } = new URL(c.req.url);
    const known = search === "" ? whole(folder, name) : undefined;
    if (known !== undefined) return known;
    if (search.length > longestQuery) {
      return refusal(c, catalogue, 414, "The query is too long", [
        { parameter: "", value: "", detail: `At most ${longestQuery} characters are read.` },
      ]);
    }
    const result = read(folder, name, searchParams);
    if (result.kind === "wish") return selectionOf(catalogue, result.wish);
    return result.kind === "bad"
      ? refusal(c, catalogue, 400, "The query cannot be understood", result.refusals)
      : refusal(c, catalogue, 404, "There is nothing of this name", result.refusals);
  };
  return Object.assign(select, { whole });
}

function nameless(parameter: string, value: string): Refusal {
  return { parameter, value: value.slice(0, 100), detail: "A name is missing here." };
}

function refusal(
  c: Context,
  { channel }: Catalogue,
  status: 400 | 404 | 414,
  title: string,
  errors: readonly Refusal[],
): Response {
  const detail = errors.map((error) => error.detail).join(" ");
  const more = status === 404 ? { errors, exists: whatExists(channel) } : { errors };
  return refuse(c, status, title, detail, more, () =>
    refusalPage(channel, title, errors, (parameter, one) =>
      parameter === "author" ? `/authors/${encodeURIComponent(one)}/` : `/topics/${one}/`,
    ),
  );
}
