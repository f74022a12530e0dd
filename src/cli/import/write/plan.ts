import { Temporal } from "temporal-polyfill";
import type { Channel } from "../../../article/channel.ts";
import type { Instant } from "../../../article/instant.ts";
import { percentDecoded } from "../../../article/percent-decoded.ts";
import { parseInstant } from "../../../content/front-matter/date.ts";
import { isSlug, slugFrom } from "../../../content/slug-from.ts";
import type { ImportedText, SourceDate } from "../imported.ts";
import { addressKey } from "./address-key.ts";
import type { Summary } from "./spool.ts";
import type { ImportState } from "./state.ts";

/** Where an article or a page goes. */
export interface Planned {
  readonly summary: Summary;
  readonly slug: string;
  /** Path of its `index.md`, from the content folder. */
  readonly file: string;
  /** Its path on the site. */
  readonly path: string;
  /** Whether readers will see it, or would if nobody held it back. */
  readonly isPublic: boolean;
}

/** Where everything goes. */
export interface Plan {
  /** By the key of the summary. */
  readonly texts: ReadonlyMap<string, Planned>;
  /** What has this old address. */
  at(address: string): Planned | undefined;
  /** The translations of an article: other articles of its group, by language. */
  translationsOf(planned: Planned): readonly { readonly language: string; readonly to: Planned }[];
  /** Slugs that could not stay as they were, with the reason. */
  readonly renamed: readonly { readonly planned: Planned; readonly reason: string }[];
}

/**
 * Decides where each article goes, before any is written. An article that an earlier import wrote keeps its
 * place. An old slug stays, so that only the beginning of the address changes.
 *
 * @param taken slugs of articles that no import wrote
 */
export function makePlan(
  summaries: readonly Summary[],
  taken: ReadonlySet<string>,
  state: ImportState,
  { language, timeZone }: Pick<Channel, "language" | "timeZone">,
  now: Instant,
): Plan {
  const texts = new Map<string, Planned>();
  const byAddress = new Map<string, Planned>();
  const groups = new Map<string, Planned[]>();
  const renamed: { planned: Planned; reason: string }[] = [];
  const used = { article: new Set(taken), page: new Set<string>() };
  for (const [key, { path }] of state.entries()) {
    used[key.startsWith("page ") ? "page" : "article"].add(path.split("/").at(-2) ?? "");
  }
  for (const summary of summaries) {
    const before = state.get(summary.key);
    const wanted = wantedSlug(summary);
    const isTaken = (slug: string) => used[summary.kind].has(slug);
    const year =
      yearOf(summary.published, timeZone) ??
      Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).year;
    const other = summary.language === language ? undefined : summary.language;
    const own = freeSlug(
      wanted ?? `${summary.kind}-${datePart(summary.published) ?? year}`,
      other,
      isTaken,
    );
    const slug = before?.path.split("/").at(-2) ?? own;
    const file =
      before?.path ??
      (summary.kind === "page"
        ? `pages/${slug}/index.md`
        : `articles/${String(year).padStart(4, "0")}/${slug}/index.md`);
    const path = summary.kind === "page" ? `/${slug}/` : `/articles/${slug}/`;
    const isPublic = summary.status === "published" && summary.published !== undefined;
    const planned = {
      summary,
      slug,
      file,
      path,
      isPublic: isPublic || (summary.kind === "page" && summary.status === "published"),
    };
    used[summary.kind].add(slug);
    texts.set(summary.key, planned);
    if (before === undefined && wanted !== slug) {
      const reason =
        wanted === undefined
          ? `neither its address nor its title gives a slug in Latin letters, so it became ${slug}`
          : `another article has the slug ${wanted}, so it became ${slug}`;
      renamed.push({ planned, reason });
    }
    for (const address of summary.addresses) {
      const key = addressKey(address);
      if (key !== undefined && !byAddress.has(key)) byAddress.set(key, planned);
    }
    const { translationGroup } = summary;
    if (translationGroup !== undefined) {
      groups.set(translationGroup, [...(groups.get(translationGroup) ?? []), planned]);
    }
  }
  return {
    texts,
    renamed,
    at: (address) => byAddress.get(addressKey(address) ?? ""),
    translationsOf: ({ summary }) => {
      const own = summary.language ?? language;
      const others = new Map<string, Planned>();
      for (const to of groups.get(summary.translationGroup ?? "") ?? []) {
        const theirs = to.summary.language ?? language;
        if (to.summary.kind === summary.kind && theirs !== own) others.set(theirs, to);
      }
      return [...others].map(([language, to]) => ({ language, to }));
    },
  };
}

/** The moment of a date of the source; undefined if the calendar does not have it. */
export function instantOf(date: SourceDate | undefined, timeZone: string): Instant | undefined {
  if (date === undefined) return undefined;
  return "instant" in date ? date.instant : parseInstant(date.local, timeZone);
}

function yearOf(date: SourceDate | undefined, timeZone: string): number | undefined {
  const instant = instantOf(date, timeZone);
  if (instant === undefined) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).year;
}

/** `2019-05-03`, in UTC. */
function datePart(date: SourceDate | undefined): string | undefined {
  const instant = instantOf(date, "UTC");
  return instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 10);
}

/** Characters: the longest slug that an article may have. */
const longest = 100;

/**
 * The slug that an article should have: the one that its source wants, the end of its old address, or one made from
 * its title. Undefined if none of them gives one, as for a Chinese title at `/?p=123`.
 */
export function wantedSlug({
  slug,
  addresses,
  title,
}: Pick<ImportedText, "slug" | "addresses" | "title">): string | undefined {
  const [canonical = ""] = addresses;
  return asSlug(slug ?? "") ?? asSlug(endOf(canonical)) ?? asSlug(title);
}

/** A slug that is not taken: the wanted one, or the same with a language or a number. */
export function freeSlug(
  wanted: string,
  language: string | undefined,
  isTaken: (slug: string) => boolean,
): string {
  if (!isTaken(wanted)) return wanted;
  const base = wanted.slice(0, longest - 12).replace(/-+$/, "");
  const named = language === undefined ? undefined : slugFrom(`${base}-${language}`);
  if (named !== undefined && !isTaken(named)) return named;
  let number = 2;
  while (isTaken(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** The last part of a path that names something: of `/2019/05/news/index.html`, `news`. */
function endOf(address: string): string {
  const parts = percentDecoded(URL.parse(address)?.pathname ?? "")
    .split("/")
    .filter((part) => part !== "" && !/^index\.\w+$/i.test(part));
  const last = (parts.at(-1) ?? "").replace(/\.(?:html?|php|aspx?|jsp|md)$/i, "");
  return /^\d+$/.test(last) ? "" : last;
}

function asSlug(text: string): string | undefined {
  if (isSlug(text) && text.length <= longest) return text;
  return text.trim() === "" ? undefined : slugFrom(text);
}
