import { posix } from "node:path";
import type { Temporal } from "temporal-polyfill";

/** What an address on a Jekyll site is made from. */
export interface PermalinkParts {
  /** The label of the collection: `posts`. */
  readonly collection: string;
  /** The path within the collection without ending: `/quiet/2020-03-10-below`. */
  readonly path: string;
  /** The name without ending; for posts also without date. */
  readonly name: string;
  readonly slug?: string | undefined;
  readonly categories: readonly string[];
  readonly date: Temporal.ZonedDateTime;
}

const styles: Readonly<Record<string, string>> = {
  date: "/:categories/:year/:month/:day/:title:output_ext",
  pretty: "/:categories/:year/:month/:day/:title/",
  ordinal: "/:categories/:year/:y_day/:title:output_ext",
  weekdate: "/:categories/:year/W:week/:short_day/:title:output_ext",
  none: "/:categories/:title:output_ext",
};

/** The pattern of a style, or the pattern itself. */
export function permalinkPattern(style: string): string {
  return styles[style] ?? style;
}

/** The pattern for what has no date: like that of posts, it ends in a slash or in `.html`. */
export function undatedPattern(start: string, style: string): string {
  const pattern = permalinkPattern(style);
  if (pattern.endsWith("/")) return `${start}/`;
  return pattern.endsWith(":output_ext") ? `${start}:output_ext` : start;
}

/** The path of a text below the address of its site, percent-encoded. */
export function jekyllPath(pattern: string, parts: PermalinkParts): string {
  const { date, categories } = parts;
  const two = (number: number) => String(number).padStart(2, "0");
  const english = (options: Intl.DateTimeFormatOptions) =>
    date.toPlainDate().toLocaleString("en", { ...options, calendar: "gregory" });
  const title = parts.slug ?? parts.name;
  const values: Readonly<Record<string, () => string>> = {
    collection: () => parts.collection,
    path: () => parts.path,
    basename: () => posix.basename(parts.path),
    name: () => slugify(posix.basename(parts.path)).toLowerCase(),
    title: () => slugify(title, true),
    slug: () => slugify(title).toLowerCase(),
    categories: () => [...new Set(categories.map((one) => one.toLowerCase()))].join("/"),
    slugified_categories: () =>
      [...new Set(categories.map((one) => slugify(one).toLowerCase()))].join("/"),
    output_ext: () => ".html",
    year: () => String(date.year).padStart(4, "0"),
    short_year: () => two(date.year % 100),
    month: () => two(date.month),
    i_month: () => String(date.month),
    short_month: () => english({ month: "short" }),
    long_month: () => english({ month: "long" }),
    day: () => two(date.day),
    i_day: () => String(date.day),
    y_day: () => String(date.dayOfYear).padStart(3, "0"),
    w_year: () => String(date.yearOfWeek ?? date.year),
    week: () => two(date.weekOfYear ?? 1),
    w_day: () => String(date.dayOfWeek),
    short_day: () => english({ weekday: "short" }),
    long_day: () => english({ weekday: "long" }),
    hour: () => two(date.hour),
    minute: () => two(date.minute),
    second: () => two(date.second),
  };
  const filled = pattern.replace(/:([a-z_]+)/g, (whole, token: string) => {
    const bare = token.replace(/_$/, "");
    const value = values[token] ?? values[bare];
    return value === undefined
      ? whole
      : value() + (values[token] === undefined ? token.slice(bare.length) : "");
  });
  const clean = `/${filled}`.replaceAll("..", "/").replaceAll("./", "").replace(/\/+/g, "/");
  return encodedPath(clean);
}

/**
 * Makes a part of an address from a text, as Jekyll does.
 *
 * @param pretty whether signs such as `&` and `.` stay
 */
export function slugify(text: string, pretty = false): string {
  const other = pretty ? /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu : /[^\p{M}\p{L}\p{Nd}]+/gu;
  return text.replace(other, "-").replace(/^-|-$/g, "");
}

/** Percent-encodes a path. */
export function encodedPath(path: string): string {
  return new URL(path.replaceAll("?", "%3F").replaceAll("#", "%23"), "https://a.invalid").pathname;
}
