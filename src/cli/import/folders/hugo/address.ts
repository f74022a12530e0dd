import type { Temporal } from "temporal-polyfill";
import type { HugoConfig, HugoLanguage } from "./config.ts";

/** What an address on a Hugo site is made from. */
export interface AddressParts {
  /** The folders from the content folder, as written: `["posts", "2019"]`. */
  readonly folders: readonly string[];
  /** The name of the file, or of the folder of a page bundle, without ending and language. */
  readonly name: string;
  readonly title: string;
  readonly slug?: string | undefined;
  /** The field `url`. */
  readonly url?: string | undefined;
  /** On the clock of the site; undefined if the page has none. */
  readonly date?: Temporal.ZonedDateTime | undefined;
}

/**
 * The path of a page below the address of its site, percent-encoded, as Hugo makes it: `url`, or the
 * pattern of its section under `permalinks`, or the path of its file with `slug` as the last part.
 */
export function hugoPath(parts: AddressParts, config: HugoConfig, language: HugoLanguage): string {
  const url =
    parts.url?.includes(":") && !/^https?:/i.test(parts.url)
      ? filled(parts.url, parts, config)
      : parts.url;
  if (url !== undefined) {
    // With several languages, a slash at the beginning leaves out the path of the language.
    return encoded(url.startsWith("/") ? url : `${language.prefix}${url}`);
  }
  const section = parts.folders[0]?.toLowerCase() ?? "";
  const pattern = config.permalinks[section];
  const path =
    pattern === undefined
      ? [...parts.folders, parts.slug ?? parts.name].map((part) => pathPart(part, config)).join("/")
      : filled(pattern, parts, config);
  const bare = path.replace(/^\/+|\/+$/g, "");
  const isFile = /\.[a-z0-9]+$/i.test(bare) && pattern !== undefined && !path.endsWith("/");
  const ending = isFile ? "" : config.ugly ? ".html" : "/";
  return encoded(`${language.prefix}${bare}${ending}`);
}

const days = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const months =
  "january february march april may june july august september october november december".split(
    " ",
  );

function filled(pattern: string, parts: AddressParts, config: HugoConfig): string {
  const { date, folders, name, title, slug } = parts;
  const clean = (text: string) => pathPart(text, config);
  const year = String(date?.year ?? 1).padStart(4, "0");
  const two = (number: number | undefined) => String(number ?? 1).padStart(2, "0");
  const values: Readonly<Record<string, string>> = {
    year,
    month: two(date?.month),
    monthname: months[(date?.month ?? 1) - 1] ?? "",
    day: two(date?.day),
    weekday: String((date?.dayOfWeek ?? 1) % 7),
    weekdayname: days[(date?.dayOfWeek ?? 1) % 7] ?? "",
    yearday: String(date?.dayOfYear ?? 1),
    section: clean(folders[0] ?? ""),
    sections: folders.map(clean).join("/"),
    sectionslug: clean(folders[0] ?? ""),
    title: clean(title),
    slug: clean(slug ?? title),
    filename: clean(name),
    contentbasename: clean(name),
    slugorfilename: clean(slug ?? name),
    slugorcontentbasename: clean(slug ?? name),
    // Parts of Go's layout for dates.
    "2006": year,
    "01": two(date?.month),
    "02": two(date?.day),
  };
  return pattern.replace(
    /:(sections)\[(last|\d*:?\d*)\]|:(\w+)/g,
    (whole, _sections: string | undefined, slice: string | undefined, token: string | undefined) =>
      slice === undefined
        ? (values[token?.toLowerCase() ?? ""] ?? whole)
        : sliced(folders, slice).map(clean).join("/"),
  );
}

/** `[1:]`, `[:last]` and `[0]`, as in Go. */
function sliced(folders: readonly string[], slice: string): readonly string[] {
  if (slice === "last") return folders.slice(-1);
  if (!slice.includes(":")) return folders.slice(Number(slice), Number(slice) + 1);
  const [from, to] = slice.split(":");
  return folders.slice(Number(from), to === "" ? undefined : Number(to));
}

/**
 * A part of a path, as Hugo cleans it: letters, digits, marks and a few signs stay, white space becomes one
 * hyphen, and everything else goes.
 */
export function pathPart(text: string, { lowerCase, withoutAccents }: HugoConfig): string {
  let clean = "";
  let space = false;
  for (const sign of text.normalize("NFC")) {
    if (/[\p{L}\p{Nd}\p{M}./\\_#+~@-]/u.test(sign)) {
      if (space && sign !== "-") clean += "-";
      clean += sign;
      space = false;
    } else if (/\s/.test(sign) && clean !== "" && !clean.endsWith("-")) space = true;
  }
  const plain = withoutAccents ? clean.normalize("NFD").replace(/\p{Mn}/gu, "") : clean;
  return lowerCase ? plain.toLowerCase() : plain;
}

function encoded(path: string): string {
  const absolute = path.startsWith("/") ? path : `/${path}`;
  return new URL(absolute.replace(/\/{2,}/g, "/"), "https://a.invalid").pathname;
}

/**
 * The path that an alias names below the address of the site. One without a slash at the beginning is
 * relative to the folder of the page.
 */
export function aliasPath(alias: string, path: string): string {
  const base = path.replace(/[^/]*\/?$/, "");
  const absolute = alias.startsWith("/") ? alias : `${base}${alias}`;
  const { pathname } = new URL(absolute.replace(/\/{2,}/g, "/"), "https://a.invalid");
  return /\.html?$|\/$/i.test(pathname) ? pathname : `${pathname}/`;
}
