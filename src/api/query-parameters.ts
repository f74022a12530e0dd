import { type Channel, feedEntries } from "../article/channel.ts";
import { formatKeys } from "../article/formats.ts";
import { mostConditions, mostEntries, mostNames } from "../query/parse-query.ts";
import { type Example, example, type Parameter, type Schema } from "./openapi.ts";

/** A language tag (BCP 47) in any letter case, without wildcards. */
export const tagPattern = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}";

const names = "^[^,]+(,[^,]+)*$";
const time = "[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})";
const date = { type: "string", pattern: `^\\d{4}-\\d{2}-\\d{2}(${time})?$` };
const text = { type: "string" };

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
