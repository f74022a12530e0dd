import { posix } from "node:path";
import slugify from "@sindresorhus/slugify";
import type { Temporal } from "temporal-polyfill";
import { textOf } from "../fields.ts";
import { type Data, record } from "../front-matter.ts";
import { type LiquidContext, translateLiquid } from "../liquid.ts";

/** What Eleventy says about a text under `page`. */
export interface PageData {
  /** The path from the input folder without ending: `/blog/2021-02-03-dated`. */
  readonly filePathStem: string;
  /** The name without date; of an `index` that of its folder. */
  readonly fileSlug: string;
  readonly date: Temporal.ZonedDateTime | undefined;
}

/** @param path from the input folder */
export function pageData(path: string, date: Temporal.ZonedDateTime | undefined): PageData {
  const stem = `/${path.replace(/\.[^./]*$/, "")}`;
  const name = posix.basename(stem);
  const named = name === "index" ? posix.basename(posix.dirname(stem)) : name;
  const fileSlug = named.replace(/^\d{4}-\d{2}-\d{2}-/, "");
  return { filePathStem: stem, fileSlug, date };
}

/**
 * The path of a text on its site, percent-encoded.
 *
 * @param permalink the value of `permalink`; undefined for the path of the file
 * @returns undefined if only the site's programs know it
 */
export function eleventyPath(
  permalink: unknown,
  page: PageData,
  context: LiquidContext,
): string | undefined {
  if (permalink === undefined || permalink === true) {
    return cleanPath(`${page.filePathStem.replace(/(?:^|\/)index$/, "")}/`);
  }
  const template = textOf(permalink);
  if (template === undefined) return undefined;
  const { text, losses } = translateLiquid(template, context);
  return losses.length > 0 || /\{[{%]/.test(text) ? undefined : cleanPath(text);
}

function cleanPath(path: string): string {
  const absolute = `/${path.trim()}`.replace(/\/{2,}/g, "/").replace(/\/index\.html$/, "/");
  const escaped = absolute.replaceAll("?", "%3F").replaceAll("#", "%23");
  return new URL(escaped, "https://a.invalid").pathname;
}

/** What templates may know about a text of Eleventy. */
export function eleventyLiquid(data: Data, page: PageData, global: Data): LiquidContext {
  const about: Data = {
    fileSlug: page.fileSlug,
    filePathStem: page.filePathStem,
    date: page.date?.toInstant().toString(),
  };
  return {
    nunjucks: true,
    value(path) {
      const [first = "", ...names] = path.split(".");
      let value: unknown = first === "page" ? about : (data[first] ?? global[first]);
      for (const name of names) value = record(value)[name];
      return textOf(value);
    },
    filter(name, value, args) {
      if (name === "slugify") return slugify(value, { decamelize: false });
      if (name === "slug") return slugify(value, { decamelize: false });
      if (name === "url") return value;
      if (name !== "date" || page.date === undefined || value !== about["date"]) return undefined;
      return formatted(page.date, args.replace(/^["']|["']$/g, ""));
    },
    tag: () => undefined,
  };
}

/** Undefined if the format has signs that Liquid's `date` does not know, or are not known here. */
function formatted(date: Temporal.ZonedDateTime, format: string): string | undefined {
  const two = (number: number) => String(number).padStart(2, "0");
  const values: Readonly<Record<string, string>> = {
    Y: String(date.year),
    y: two(date.year % 100),
    m: two(date.month),
    "-m": String(date.month),
    d: two(date.day),
    "-d": String(date.day),
    e: String(date.day),
    j: String(date.dayOfYear).padStart(3, "0"),
    H: two(date.hour),
    M: two(date.minute),
    S: two(date.second),
    B: date.toLocaleString("en", { month: "long" }),
    b: date.toLocaleString("en", { month: "short" }),
  };
  const done = format.replace(/%(-?[a-z])/gi, (whole, sign: string) => values[sign] ?? whole);
  return done.includes("%") ? undefined : done;
}
