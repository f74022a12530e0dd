import type { Channel } from "../article/channel.ts";
import { example, type Parameter, type Schema } from "./openapi.ts";
import { queryParameters, tagPattern } from "./query-parameters.ts";

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
