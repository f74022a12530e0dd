import { type Format, formatKeys, formats } from "../article/formats.ts";
import { type Paths, refer } from "./openapi.ts";
import type { ParameterName } from "./parameters.ts";
import { answers, deltaAnswer, documentAnswer, feedAnswer, queryErrors } from "./responses.ts";

/** A folder with a page, feeds and archives. */
interface Folder {
  readonly path: string;
  /** Stands in the ids of operations. */
  readonly name: string;
  /** What it holds, after “of”. */
  readonly holds: string;
  /** The parameter in its path. */
  readonly parameter?: ParameterName;
}

const folders: readonly Folder[] = [
  { path: "", name: "", holds: "everything" },
  { path: "/topics/{topic}", name: "Topic", holds: "a topic", parameter: "topicName" },
  { path: "/authors/{author}", name: "Author", holds: "an author", parameter: "authorName" },
  {
    path: "/languages/{language}",
    name: "Language",
    holds: "a language",
    parameter: "languageTag",
  },
];

const beforeSince: readonly ParameterName[] = ["topic", "exclude", "author", "language"];
const afterSince: readonly ParameterName[] = ["until", "limit", "content", "before", "after"];

/** The parameters of a query. Only JSON Feed answers the token of a copy. */
export function queryOf(format?: Format): readonly ParameterName[] {
  return [...beforeSince, format === "json" ? "sinceOrToken" : "since", ...afterSince];
}

const conditional: readonly ParameterName[] = ["ifNoneMatch", "ifModifiedSince"];

const newestFirst = "The articles, newest first.";
const articlesOrChanges =
  "The articles, newest first. With a token in `since`: what a copy lacks, oldest first.";

/** References to parameters. */
export function takes(...names: readonly (ParameterName | undefined)[]) {
  return names.flatMap((name) => (name === undefined ? [] : refer("parameters", name)));
}

/** The page, the feeds and the archives of everything and of each topic, author and language. */
export function feedPaths(): Paths {
  return Object.assign({}, negotiated(), ...folders.map(pathsOf));
}

function pathsOf(folder: Folder): Paths {
  const { path, name, holds, parameter } = folder;
  const moved = parameter === undefined ? {} : { "301": answers("Moved") };
  const page = {
    get: {
      operationId: `page${name}`,
      tags: ["Pages"],
      summary: `The page of ${holds}`,
      parameters: takes(parameter, ...queryOf(), "formerFeed", "ifNoneMatch"),
      responses: {
        "200": documentAnswer(newestFirst, "text/html"),
        "301": answers("Moved"),
        "304": answers("NotModified"),
        ...queryErrors,
        "500": answers("Failure"),
      },
    },
  };
  const withoutSlash = {
    get: {
      operationId: `page${name}WithoutSlash`,
      tags: ["Other addresses"],
      summary: "Redirects to the address with a slash",
      parameters: takes(parameter),
      responses: { "301": answers("Moved"), "404": answers("NotFound") },
    },
  };
  return {
    [`${path}/`]: page,
    ...Object.assign({}, ...formatKeys.map((format) => feedAndArchive(folder, format, moved))),
    ...(parameter !== undefined && { [path]: withoutSlash }),
  };
}

function feedAndArchive(folder: Folder, format: Format, moved: object): Paths {
  const { path, name, holds, parameter } = folder;
  const { file, name: called } = formats[format];
  return {
    [`${path}/${file}`]: {
      get: {
        operationId: `${format}Feed${name}`,
        tags: ["Feeds"],
        summary: `The feed of ${holds}, as ${called}`,
        parameters: takes(parameter, ...queryOf(format), "raw", ...conditional, "aIm"),
        responses: {
          "200": feedAnswer(format === "json" ? articlesOrChanges : newestFirst, [format]),
          "226": deltaAnswer(format),
          ...moved,
          "304": answers("FeedNotModified"),
          ...queryErrors,
          "429": answers("TooMany"),
          "500": answers("Failure"),
        },
      },
    },
    [`${path}/archive/{place}/${file}`]: {
      get: {
        operationId: `${format}Archive${name}`,
        tags: ["Archives"],
        summary: `An archive of ${holds}, as ${called}`,
        description:
          "At most 50 articles: those before a place that never moves (RFC 5005, section 4).",
        parameters: takes(parameter, "place", ...conditional, "aIm"),
        responses: {
          "200": feedAnswer(newestFirst, [format]),
          "226": deltaAnswer(format),
          "304": answers("FeedNotModified"),
          "404": answers("NotFound"),
          "410": answers("FormerArchive"),
          "500": answers("Failure"),
        },
      },
    },
  };
}

/** The feed of everything in the format that the client prefers. */
function negotiated(): Paths {
  return {
    "/feed": {
      get: {
        operationId: "feed",
        tags: ["Feeds"],
        summary: "The feed of everything, in the format that `Accept` prefers",
        description: "RSS, if `Accept` has no preference.",
        parameters: takes(...queryOf(), "raw", ...conditional, "aIm"),
        responses: {
          "200": feedAnswer(newestFirst, formatKeys, "Content-Location"),
          "226": deltaAnswer(...formatKeys),
          "304": answers("FeedNotModified"),
          ...queryErrors,
          "429": answers("TooMany"),
          "500": answers("Failure"),
        },
      },
    },
  };
}
