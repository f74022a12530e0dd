import { type Channel, feedEntries } from "../article/channel.ts";
import { formatKeys } from "../article/formats.ts";
import { mostConditions, mostEntries, mostNames } from "../query/parse-query.ts";
import { type Example, example, type Parameter, type Schema } from "./openapi.ts";

const text = { type: "string" };

/**
 * Every parameter, by the name of its component. Only what is public whatever happens to articles has
 * examples: the name of an article or an author could be one that is not public yet, or no longer.
 */
export function parametersOf(channel: Channel) {
  return { ...pathParameters(channel), ...queryParameters(channel), ...headerParameters };
}

/** The component of a parameter. */
export type ParameterName = keyof ReturnType<typeof parametersOf>;

function pathParameters({ topics, language }: Channel) {
  const slugs = topics.map(({ slug }) => slug);
  return {
    topicName: inPath("topic", "The slug of a topic.", {
      ...text,
      ...(slugs.length > 0 && { enum: slugs }),
    }),
    authorName: inPath("author", "The slug of an author.", text),
    languageTag: {
      ...inPath("language", "A language tag (BCP 47). It includes its varieties.", {
        ...text,
        pattern: `^${tagPattern}$`,
      }),
      examples: { publication: example("The publication's language", language) },
    },
    article: inPath("article", "The slug of an article, from its address.", text),
    place: inPath(
      "place",
      "A place among the articles, from `next_url` or a link `prev-archive`.",
      text,
    ),
    year: inPath("year", "Four digits.", { ...text, pattern: "^\\d{4}$" }),
    month: inPath("month", "Two digits.", { ...text, pattern: "^(0[1-9]|1[0-2])$" }),
    number: inPath("number", "The number of a part of the sitemap, from 0.", {
      type: "integer",
      minimum: 0,
      maximum: 9999,
    }),
    file: inPath("file", "The name of a file, from a page or a feed.", text),
  } satisfies Readonly<Record<string, Parameter>>;
}

const headerParameters = {
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
      "Asks for a delta (RFC 3229). Only programs that are known to merge deltas get one. Their `User-Agent` tells.",
    ),
    examples: { feed: example("A delta of a feed", "feed") },
  },
  range: {
    ...inHeader("Range", "One range of bytes of a recording or a film (RFC 9110, section 14)."),
    examples: { begin: example("The first 100 bytes", "bytes=0-99") },
  },
  ifRange: inHeader(
    "If-Range",
    "The `ETag` of the file. If the file has changed, the answer is all of it.",
  ),
} satisfies Readonly<Record<string, Parameter>>;

function inPath(name: string, description: string, schema: Schema): Parameter {
  return { name, in: "path", required: true, description, schema };
}

function inHeader(name: string, description: string): Parameter {
  return { name, in: "header", description, schema: text };
}

/** A language tag (BCP 47) in any letter case, without wildcards. */
const tagPattern = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}";

const names = "^[^,]+(,[^,]+)*$";
const time = "[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})";
const date = { type: "string", pattern: `^\\d{4}-\\d{2}-\\d{2}(${time})?$` };

/** Conditions: each value is a list of names. */
function conditions(pattern: string): Schema {
  return { type: "array", maxItems: mostConditions, items: { type: "string", pattern } };
}

const either = `Names separated by commas mean “or”, and repeating the parameter means “and”: at most ${mostNames} names and ${mostConditions} repetitions.`;

/**
 * The parameters in the query, by the names of their components. Places and tokens are plain texts here,
 * because programs must not take them apart and their form may change.
 */
export function queryParameters(channel: Channel) {
  const { topics, language, timeZone, feeds } = channel;
  const [first, second] = topics.map(({ slug }) => slug);
  const moment = `A date in ${timeZone}, or a moment (RFC 3339). Write a plus sign as \`%2B\`.`;
  return {
    topic: inQuery("topic", `Slugs of topics. ${either}`, conditions(names), {
      ...(first !== undefined && { one: example("One topic", [first]) }),
      ...(second !== undefined && {
        either: example("Either topic, or both", [`${first},${second}`]),
        both: example("Both topics", [first, second]),
      }),
    }),
    exclude: inQuery(
      "exclude",
      "Slugs of topics that the article must not have, separated by commas.",
      conditions(names),
      first === undefined ? {} : { one: example("Without one topic", [first]) },
    ),
    author: inQuery("author", `Slugs of authors. ${either}`, conditions(names)),
    language: inQuery(
      "language",
      `Language tags (BCP 47). A tag includes its varieties. ${either}`,
      conditions(`^${tagPattern}(,${tagPattern})*$`),
      {
        one: example("One language", [language]),
        either: example("Either language", ["de,zh-Hans"]),
      },
    ),
    since: inQuery("since", `Articles published then or later. ${moment}`, date, {
      day: example("From the beginning of a day", "2026-01-01"),
      moment: example("From a moment", "2026-01-01T09:30:00Z"),
    }),
    sinceOrToken: inQuery(
      "since",
      `Articles published then or later. ${moment} Or what a copy lacks: \`start\`, or a token. Use the address in an answer as it is. You may give one date and one token.`,
      { type: "array", maxItems: 2, items: text },
      {
        day: example("From the beginning of a day", ["2026-01-01"]),
        start: example("The first page of a copy", ["start"]),
        both: example("A copy of what was published since a day", ["2026-01-01", "start"]),
      },
    ),
    until: inQuery(
      "until",
      `Articles published before then. ${moment} If it is a date, that day is included. It must come after \`since\`.`,
      date,
      { day: example("To the end of a day", "2026-12-31") },
    ),
    limit: inQuery(
      "limit",
      "The number of articles on a page. `next_url` leads to the others.",
      {
        ...{ type: "integer", minimum: 1, maximum: mostEntries },
        default: feedEntries(channel),
      },
      { few: example("A short page", 2), most: example("The longest page", mostEntries) },
    ),
    content: inQuery(
      "content",
      "Whole articles, or summaries only.",
      { type: "string", enum: ["full", "summary"], default: feeds?.content ?? "full" },
      { summary: example("Summaries only", "summary") },
    ),
    before: inQuery(
      "before",
      "Articles before this place, from `next_url` or a link `next`. Give either `before` or `after`.",
      text,
      { place: example("A place", "mk2x3w00.an-article") },
    ),
    after: inQuery("after", "Articles after this place, from a link `previous`.", text, {
      place: example("A place", "0.an-article"),
    }),
    raw: inQuery("raw", "A browser shows the feed itself instead of a page about it.", text, {
      raw: example("The feed itself", ""),
    }),
    formerFeed: {
      ...inQuery("feed", "Redirects to the feed of this page, as in WordPress.", {
        type: "string",
        enum: ["rss", "rss2", "rdf", "atom", "json"],
      }),
      deprecated: true,
    },
    format: inQuery(
      "format",
      "The format of the chosen feed. Anything else means RSS.",
      { type: "string", enum: formatKeys, default: formatKeys[0] },
      Object.fromEntries(formatKeys.map((format) => [format, example(`As ${format}`, format)])),
    ),
    page: inQuery("page", "The number of a page, from 1.", {
      type: "integer",
      minimum: 1,
      default: 1,
    }),
  } satisfies Readonly<Record<string, Parameter>>;
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
