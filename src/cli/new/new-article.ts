import slugify from "@sindresorhus/slugify";
import { Temporal } from "temporal-polyfill";
import { stringify } from "yaml";
import type { Channel } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { nearest } from "../../article/nearest.ts";
import { parseInstant } from "../../content/front-matter/date.ts";
import { printable } from "../../content/source-file.ts";

/** What `npm run new` is asked for. */
export interface NewArticle {
  readonly title: string;
  readonly topics: readonly string[];
  /** Instead of the one that the title makes. */
  readonly slug?: string | undefined;
}

/** A new article, still to be written to disk. */
export interface DraftedArticle {
  readonly slug: string;
  /** Of its folder, from the content folder: `articles/2026/a-new-reading-room-opens`. */
  readonly folder: string;
  /** Of its `index.md`. */
  readonly source: string;
}

/** What is wrong with what was asked for: a sentence without a full stop, and what to write. */
export interface Refusal {
  readonly message: string;
  readonly fix: string;
}

export type Drafted =
  | { readonly ok: true; readonly value: DraftedArticle }
  | { readonly ok: false; readonly errors: readonly Refusal[] };

const longestTitle = 300;
/** As many characters as still read well in an address. */
const longestSlug = 80;

/** Drafts an article, or says all that is wrong with what was asked for. */
export function draftArticle(channel: Channel, asked: NewArticle, now: Instant): Drafted {
  const title = printable(asked.title).replace(/\s+/g, " ").trim();
  const slug = asked.slug === undefined ? slugOf(title) : asked.slug;
  const topics = [...new Set(asked.topics)];
  const known = channel.topics.map((topic) => topic.slug);
  const errors: Refusal[] = [
    ...titleErrors(title),
    ...(title === "" && asked.slug === undefined ? [] : slugErrors(slug, asked.slug)),
    ...topics
      .filter((topic) => !known.includes(topic))
      .map((topic) => ({
        message: `there is no topic ${topic}`,
        fix: `write --topic ${nearest(topic, known)}, or add it to content/channel.yaml`,
      })),
  ];
  if (errors.length > 0 || slug === undefined) return { ok: false, errors };
  const published = localMinute(now, channel.timeZone);
  // A text longer than a line stays on one.
  const frontMatter = stringify({ title, published, status: "draft", topics }, { lineWidth: 0 });
  return {
    ok: true,
    value: {
      slug,
      folder: `articles/${published.slice(0, 4)}/${slug}`,
      source: `---\n${frontMatter}---\n\nThe first paragraph says what happened, where and when.\n`,
    },
  };
}

function titleErrors(title: string): Refusal[] {
  if (title === "") {
    return [{ message: "the title is missing", fix: 'write npm run new -- "The Title"' }];
  }
  return title.length <= longestTitle
    ? []
    : [{ message: `the title is longer than ${longestTitle} characters`, fix: "make it shorter" }];
}

function slugErrors(slug: string | undefined, asked: string | undefined): Refusal[] {
  if (slug === undefined) {
    return [
      {
        message:
          "no address can be made of this title, as not all of it can be put into Latin letters",
        fix: "choose one, as in --slug new-reading-room",
      },
    ];
  }
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= longestSlug) return [];
  const better = slugOf(asked ?? "");
  return [
    {
      message: `${JSON.stringify(asked)} cannot be an address`,
      fix: `use at most ${longestSlug} lower-case letters a to z, digits and single hyphens${better === undefined ? "" : `, as in --slug ${better}`}`,
    },
  ];
}

/**
 * The slug that a title makes: its words in Latin letters without accents, as many as fit. Undefined
 * where it has letters that cannot be transliterated, as half a title would mislead.
 */
function slugOf(title: string): string | undefined {
  const slug = (text: string) => slugify(text, { decamelize: false });
  const lost = [...title.normalize("NFC")].some(
    (character) => /\p{L}/u.test(character) && slug(character) === "",
  );
  const whole = slug(title);
  if (lost || whole === "") return undefined;
  if (whole.length <= longestSlug) return whole;
  const cut = whole.slice(0, longestSlug + 1);
  return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : whole.slice(0, longestSlug);
}

/** The minute as the channel's clock shows it, with its offset only where the clock shows it twice. */
function localMinute(now: Instant, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const text = local.toPlainDateTime().toString({ smallestUnit: "minute" });
  const read = parseInstant(text, timeZone) ?? Number.NaN;
  return now - read >= 0 && now - read < 60_000 ? text : `${text}${local.offset}`;
}
