import { textOf, textsOf } from "../fields.ts";
import { type Data, readData, record } from "../front-matter.ts";
import { siteAddress } from "../site.ts";
import type { SourceFolder } from "../source-folder.ts";

/** What the settings of a Jekyll site say about its content. */
export interface JekyllConfig {
  readonly settings: Data;
  /** `url` and `baseurl`, with a slash at the end; undefined if there is no `url`. */
  readonly address: string | undefined;
  /** The path of `baseurl`, without a slash at the end. */
  readonly baseUrl: string;
  /** The zone of dates; undefined if the settings leave it to the computer. */
  readonly timeZone: string | undefined;
  /** The folder of the content, with a slash at the end, or nothing. */
  readonly root: string;
  /** By label, with the pattern of their addresses, if they have their own. */
  readonly collections: ReadonlyMap<
    string,
    { readonly output: boolean; readonly permalink?: string | undefined }
  >;
  readonly authors: Data;
  /** The path of jekyll-feed's feed, without a slash at the beginning. */
  readonly feed: string;
  readonly isExcluded: (file: string) => boolean;
  readonly losses: readonly {
    readonly file: string;
    readonly line?: number;
    readonly reason: string;
  }[];
}

/**
 * Reads the settings of a Jekyll site, and its list of authors.
 *
 * @param fallback the address of the site if the settings do not say it
 */
export async function readJekyllConfig(
  folder: SourceFolder,
  fallback: string | undefined,
): Promise<JekyllConfig> {
  const losses: { file: string; line?: number; reason: string }[] = [];
  const read = async (file: string): Promise<Data> => {
    const text = await folder.read(file);
    if ("unreadable" in text) {
      losses.push({ file, reason: text.unreadable });
      return {};
    }
    const data = readData(text.text, file.endsWith(".toml") ? "toml" : "yaml");
    if ("data" in data) return data.data;
    const where = data.line === undefined ? {} : { line: data.line };
    losses.push({ file, ...where, reason: `the file cannot be read (${data.mistake})` });
    return {};
  };
  const file = folder.files.find((name) => /^_config\.(?:ya?ml|toml)$/.test(name));
  const settings = file === undefined ? {} : await read(file);
  const source = textOf(settings["source"])?.replace(/^\.\/?|\/+$/g, "") ?? "";
  const root = source === "" ? "" : `${source}/`;
  const people = folder.files.find((name) =>
    /^_data\/authors?\.(?:ya?ml|json)$/.test(name.slice(root.length)),
  );
  const url = siteAddress(textOf(settings["url"]));
  const baseUrl = (textOf(settings["baseurl"]) ?? "").replace(/^\/*(?=.)/, "/").replace(/\/+$/, "");
  const excluded = textsOf(settings["exclude"]).map((one) => one.replace(/^\/|\/$/g, ""));
  return {
    settings,
    address: url === undefined ? siteAddress(fallback) : `${url.slice(0, -1)}${baseUrl}/`,
    baseUrl,
    timeZone: zoneOf(textOf(settings["timezone"])),
    root,
    feed: (textOf(record(settings["feed"])["path"]) ?? "feed.xml").replace(/^\/+/, ""),
    collections: collectionsOf(settings["collections"]),
    authors: {
      ...record(settings["authors"]),
      ...(people === undefined ? {} : await read(people)),
    },
    isExcluded: (name) =>
      excluded.some((one) => {
        const own = name.slice(root.length);
        return own === one || own.startsWith(`${one}/`);
      }),
    losses,
  };
}

function zoneOf(name: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) && name;
  } catch {
    return undefined;
  }
}

function collectionsOf(written: unknown) {
  const labels = textsOf(written).map((label): [string, unknown] => [label, {}]);
  return new Map(
    [...labels, ...Object.entries(record(written))].map(([label, about]) => {
      const { output, permalink } = record(about);
      return [
        label,
        { output: output === true || label === "posts", permalink: textOf(permalink) },
      ];
    }),
  );
}

/**
 * The front matter that `defaults` gives to a file. A scope with a longer path overrides one with a
 * shorter path.
 *
 * @param file from the folder of the content
 * @param type `posts`, `pages`, `drafts` or the label of a collection
 */
export function defaultsFor(file: string, type: string, settings: Data): Data {
  const scopes = [settings["defaults"]].flat().flatMap((one) => {
    const scope = record(record(one)["scope"]);
    const path = (textOf(scope["path"]) ?? "").replace(/^\/|\/$/g, "");
    const ofType = textOf(scope["type"]);
    const applies = (ofType === undefined || ofType === type) && isWithin(file, path);
    return applies ? [{ path, values: record(record(one)["values"]) }] : [];
  });
  return Object.assign(
    {},
    ...scopes.toSorted((a, b) => a.path.length - b.path.length).map(({ values }) => values),
  );
}

/** A `*` stands for anything within a folder. */
function isWithin(file: string, path: string): boolean {
  if (path === "") return true;
  const parts = file.split("/");
  const asked = path.split("/");
  return asked.every((part, index) => {
    const own = parts[index];
    if (own === undefined || !part.includes("*")) return own === part;
    const [start = "", ...rest] = part.split("*");
    return own.startsWith(start) && own.endsWith(rest.at(-1) ?? "");
  });
}
