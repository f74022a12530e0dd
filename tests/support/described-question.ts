import type { DescribedOperation } from "./described-api.ts";
import { namesHere } from "./described-site.ts";

type Names = Readonly<Record<string, string>>;

/** Parameters of an address, in their order. */
export type Query = readonly (readonly [name: string, value: string])[];

/** What a request has besides the path and the method of an operation. */
export interface Question {
  readonly path?: string;
  readonly query?: Query;
  readonly headers?: Names;
}

/**
 * The path of an operation, with names in place of its parameters.
 *
 * @param names by the parameters in the path; the name of a file also by its folder
 */
export function pathOf({ path }: DescribedOperation, names: Names = namesHere): string {
  const [, folder = ""] = /^\/(\w+)/.exec(path) ?? [];
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(names[name] ?? names[folder] ?? ""),
  );
}

/** Asks questions of a server at `origin`, whose files are called as in `files`. */
export function asker(origin: string, files: Names) {
  const names = { ...namesHere, ...files };
  return (operation: DescribedOperation, question: Question = {}): Promise<Response> => {
    const { path = pathOf(operation, names), query = [], headers = {} } = question;
    const search = query.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
    return fetch(`${origin}${path}${search === "" ? "" : `?${search}`}`, {
      method: operation.method,
      // As scripts of other sites do.
      headers: { Origin: "https://reader.example", ...headers },
      redirect: "manual",
    });
  };
}

const nobody: Names = {
  ...{ topic: "nobody", author: "nobody", language: "0", article: "nobody", place: "0.a" },
  ...{ year: "1999", month: "01", number: "9999", file: "nothing" },
};

const newsboat = { "User-Agent": "newsboat/2.21.0", "A-IM": "feed" };

/**
 * The question that is answered with a status. Throws if there is none, as for errors that only a fault of
 * ours brings.
 *
 * @param etag the entity tag of the usual answer
 */
export function questionFor(operation: DescribedOperation, status: number, etag: string): Question {
  const takes = (name: string) =>
    operation.parameters.some((one) => one.in === "query" && one.name === name);
  const at = (names: Names) => ({ path: pathOf(operation, { ...namesHere, ...names }) });
  switch (status) {
    case 200:
    case 204:
      return {};
    case 206:
      return { headers: { Range: "bytes=0-99" } };
    case 226:
      // As if the reader lacked the first entry: its code is five characters.
      return { headers: { ...newsboat, "If-None-Match": etag.replace(/\..{5}/, ".") } };
    case 301:
      if (takes("feed")) return { query: [["feed", "rss2"]] };
      if (operation.id.endsWith("WithoutSlash")) return {};
      if (operation.id === "articlePage") return at({ article: "former-talk" });
      return at({ topic: "OTHER", author: "FIRST-AUTHOR", language: "EN" });
    case 304:
      return { headers: { "If-None-Match": etag } };
    case 400:
      return { query: [["limit", "0"]] };
    case 404:
      return takes("topic") ? { query: [["topic", "nobody"]] } : at(nobody);
    case 410:
      return at({ place: "0-3", article: "withdrawn" });
    case 414:
      return { query: [["topic", "a".repeat(8200)]] };
    case 416:
      return { headers: { Range: "bytes=99999-" } };
    default:
      throw new Error(`no request is known that is answered with ${status}`);
  }
}
