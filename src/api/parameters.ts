import type { Channel } from "../article/channel.ts";
import { formatKeys } from "../article/formats.ts";
import { mostConditions, mostEntries, mostNames } from "../query/parse-query.ts";
import { defaultEntries } from "../query/selection.ts";
import type { Example, Parameter, Schema } from "./openapi.ts";

const slugs = "^[^,]+(,[^,]+)*$";
const tag = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}";
const day = "\\d{4}-\\d{2}-\\d{2}";
const date = `${day}([Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2}))?`;
const cursor = "-?[0-9a-z]{1,10}\\.[a-z0-9-]{1,100}";
const edition = "[0-9a-z]{1,10}\\.[0-9a-z]{1,16}";
const state = `${edition}~-?[0-9a-z]{1,10}`;
const token = `start|at~${state}|walk~(start|${state})~${state}~${edition}~(${cursor})?`;

/** Conditions that may be repeated: each value is a list of names. */
function conditions(pattern: string): Schema {
  return { type: "array", maxItems: mostConditions, items: { type: "string", pattern } };
}

const either = `Names separated by commas mean “or”, and repeating the parameter means “and”: at most ${mostNames} names and ${mostConditions} repetitions.`;

/**
 * Every parameter, by the name of its component. Only what is public whatever happens to articles has
 * examples: the name of an article or an author could be one that is not public yet, or no longer.
 */
export function parametersOf(channel: Channel) {
  const { topics, language, timeZone, feeds } = channel;
  const named = topics.map(({ slug }) => slug);
  const [first, second] = named;
  const entries = feeds?.entries ?? defaultEntries;
  const moment = `A date in ${timeZone}, or a moment (RFC 3339). Write a plus sign as \`%2B\`.`;
  return {
    // In the path
    topicName: inPath("topic", "The slug of a topic.", {
      type: "string",
      ...(named.length > 0 && { enum: named }),
    }),
    authorName: inPath("author", "The slug of an author.", { type: "string" }),
    languageTag: {
      ...inPath("language", "A language tag (BCP 47). It includes its varieties.", {
        type: "string",
        pattern: `^${tag}$`,
      }),
      examples: { publication: { summary: "The publication's language", value: language } },
    },
    article: inPath("article", "The slug of an article, from its address.", { type: "string" }),
    place: inPath(
      "place",
      "A place among the articles. Take it from `next_url` or a link `prev-archive`.",
      {
        type: "string",
        pattern: `^${cursor}$`,
      },
    ),
    year: inPath("year", "Four digits.", { type: "string", pattern: "^\\d{4}$" }),
    month: inPath("month", "Two digits.", { type: "string", pattern: "^(0[1-9]|1[0-2])$" }),
    number: inPath("number", "The number of a part of the sitemap, from 0.", {
      type: "integer",
      minimum: 0,
      maximum: 9999,
    }),
    file: inPath("file", "The name of a file, from a page or a feed.", { type: "string" }),

    // In the query
    topic: inQuery("topic", `Slugs of topics. ${either}`, conditions(slugs), {
      ...(first !== undefined && { one: example("One topic", [first]) }),
      ...(second !== undefined && {
        either: example("Either topic, or both", [`${first},${second}`]),
        both: example("Both topics", [first, second]),
      }),
    }),
    exclude: inQuery(
      "exclude",
      "Slugs of topics that the article must not have, separated by commas.",
      conditions(slugs),
      {
        ...(first !== undefined && { one: example("Without one topic", [first]) }),
      },
    ),
    author: inQuery("author", `Slugs of authors. ${either}`, conditions(slugs)),
    language: inQuery(
      "language",
      `Language tags (BCP 47). A tag includes its varieties. ${either}`,
      conditions(`^${tag}(,${tag})*$`),
      {
        one: example("One language", [language]),
        either: example("Either language", ["de,zh-Hans"]),
      },
    ),
    since: inQuery(
      "since",
      `Articles published then or later. ${moment}`,
      { type: "string", pattern: `^${date}$` },
      {
        day: example("From the beginning of a day", "2026-01-01"),
        moment: example("From a moment", "2026-01-01T09:30:00Z"),
      },
    ),
    sinceOrToken: inQuery(
      "since",
      `Articles published then or later. ${moment} Or \`start\`, or the token in an address that an answer gave: what a copy lacks. Do not take a token apart. One date and one token may be given together.`,
      {
        type: "array",
        maxItems: 2,
        items: {
          anyOf: [
            { type: "string", pattern: `^${date}$` },
            { type: "string", pattern: `^(${token})$` },
          ],
        },
      },
      {
        day: example("From the beginning of a day", ["2026-01-01"]),
        start: example("The first page of a copy", ["start"]),
        both: example("A copy of what was published since a day", ["2026-01-01", "start"]),
      },
    ),
    until: inQuery(
      "until",
      `Articles published before then. ${moment} If it is a date, that day is included. It must come after \`since\`.`,
      { type: "string", pattern: `^${date}$` },
      { day: example("To the end of a day", "2026-12-31") },
    ),
    limit: inQuery(
      "limit",
      "The number of articles on a page. The next page has the others.",
      {
        type: "integer",
        minimum: 1,
        maximum: mostEntries,
        default: entries,
      },
      { few: example("A short page", 2), most: example("The longest page", mostEntries) },
    ),
    content: inQuery(
      "content",
      "Whole articles, or summaries only.",
      {
        type: "string",
        enum: ["full", "summary"],
        default: feeds?.content ?? "full",
      },
      { summary: example("Summaries only", "summary") },
    ),
    before: inQuery(
      "before",
      "Articles before this place. Take it from `next_url` or a link `next`. Give either `before` or `after`.",
      { type: "string", pattern: `^${cursor}$` },
      { place: example("A place", "mk2x3w00.an-article") },
    ),
    after: inQuery(
      "after",
      "Articles after this place. Take it from a link `previous`.",
      {
        type: "string",
        pattern: `^${cursor}$`,
      },
      { place: example("A place", "0.an-article") },
    ),
    raw: inQuery(
      "raw",
      "Makes a browser show the feed itself, in place of a page about it.",
      {
        type: "string",
      },
      { raw: example("The feed itself", "") },
    ),
    formerFeed: {
      ...inQuery("feed", "Redirects to the feed of this page, as in WordPress.", {
        type: "string",
        enum: ["rss", "rss2", "rdf", "atom", "json"],
      }),
      deprecated: true,
    },
    format: inQuery(
      "format",
      "The format of the feed that is chosen. Anything else means RSS.",
      {
        type: "string",
        enum: formatKeys,
        default: formatKeys[0],
      },
      Object.fromEntries(formatKeys.map((format) => [format, example(`As ${format}`, format)])),
    ),
    page: inQuery("page", "The number of a page, from 1.", {
      type: "integer",
      minimum: 1,
      default: 1,
    }),

    // In a header
    ifNoneMatch: inHeader(
      "If-None-Match",
      "The `ETag` of the answer that you hold, or several, or `*` (RFC 9110, section 13.1.2).",
    ),
    ifModifiedSince: inHeader(
      "If-Modified-Since",
      "The `Last-Modified` of the answer that you hold. It counts only without `If-None-Match`.",
    ),
    aIm: {
      ...inHeader(
        "A-IM",
        "Asks for a delta (RFC 3229). Only programs that are known to merge deltas get one: they are recognised by their `User-Agent`.",
      ),
      examples: { feed: example("A delta of a feed", "feed") },
    },
    range: {
      ...inHeader("Range", "One range of bytes of a recording or a film (RFC 9110, section 14)."),
      examples: { begin: example("The first 100 bytes", "bytes=0-99") },
    },
    ifRange: inHeader(
      "If-Range",
      "The `ETag` of the file. If it has changed, the answer is the whole file.",
    ),
  } satisfies Readonly<Record<string, Parameter>>;
}

/** The component of a parameter. */
export type ParameterName = keyof ReturnType<typeof parametersOf>;

function inPath(name: string, description: string, schema: Schema): Parameter {
  return { name, in: "path", required: true, description, schema };
}

function inQuery(
  name: string,
  description: string,
  schema: Schema,
  examples: Readonly<Record<string, Example>> = {},
): Parameter {
  const some = Object.keys(examples).length > 0;
  return { name, in: "query", description, schema, ...(some && { examples }) };
}

function inHeader(name: string, description: string): Parameter {
  return { name, in: "header", description, schema: { type: "string" } };
}

function example(summary: string, value: unknown): Example {
  return { summary, value };
}
