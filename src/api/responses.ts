import { type Format, formats } from "../article/formats.ts";
import {
  type Header,
  headersNamed,
  type Operation,
  type Response,
  refer,
  type Schema,
} from "./openapi.ts";

/** The headers of answers, by their names. */
export const headers: Readonly<Record<string, Header>> = {
  ETag: required(
    "Names this version. Send it as `If-None-Match` with your next request.",
    '^(W/)?"[^"]*"$',
  ),
  "Last-Modified": required(
    "When the publication last changed. It moves forward with every change.",
    " GMT$",
  ),
  "Cache-Control": required(
    "For how long you may keep the answer. It ends at the next scheduled change.",
  ),
  Vary: required("The request headers that decide about the answer."),
  "Access-Control-Allow-Origin": required(
    "Scripts of any site may read the answer. If you send `A-IM`, the answer has this header only if you also send `Origin`, as every script does.",
    "^\\*$",
  ),
  Link: required(
    "The addresses of the feed, of its page, of its other formats and of its hub (RFC 8288).",
  ),
  "Content-Location": required("The address of the feed in the format that was chosen."),
  Location: required("A path on this site, or an absolute address."),
  "Retry-After": required("Seconds to wait.", "^\\d+$"),
  IM: required("The answer is a delta (RFC 3229).", "^feed$"),
  "Delta-Base": {
    description: "The `ETag` that the delta is based on, if you sent several.",
    schema: { type: "string" },
  },
  "Accept-Ranges": required("The file can be fetched in parts.", "^bytes$"),
  "Content-Range": required("Which bytes these are, and how many there are."),
  "X-Request-Id": required("The `requestId` of the problem document."),
};

function required(description: string, pattern?: string): Header {
  const schema = { type: "string", ...(pattern !== undefined && { pattern }) };
  return { required: true, description, schema };
}

const problem = refer("schemas", "Problem");
/** A problem document of which each error is a parameter. */
const queryProblem = { ...problem, required: ["errors"] };
const html = { "text/html": {} };

/** An error: a problem document, and a page if the request's Accept names HTML. */
function refusal(description: string, schema: Schema): Response {
  return {
    description: `${description} A page, if \`Accept\` names \`text/html\`.`,
    headers: headersNamed("Access-Control-Allow-Origin", "Cache-Control", "Vary"),
    content: { "application/problem+json": { schema }, ...html },
  };
}

/** An error that is the same for people and programs. */
function plainRefusal(description: string, ...names: readonly string[]): Response {
  return {
    description,
    headers: headersNamed("Access-Control-Allow-Origin", "Cache-Control", ...names),
    content: { "application/problem+json": { schema: problem } },
  };
}

/** Answers that many paths have, by the names of their components. */
export const responses = {
  NotModified: {
    description: "What you hold is the present version. There is no body.",
    headers: headersNamed("ETag", "Cache-Control", "Vary"),
  },
  FeedNotModified: {
    description:
      "What you hold is the present version. There is no body. Keep the new `Last-Modified`.",
    headers: headersNamed("ETag", "Last-Modified", "Cache-Control", "Vary"),
  },
  Moved: {
    description: "The address has changed for good, or is written in another way.",
    headers: headersNamed("Location", "Access-Control-Allow-Origin"),
  },
  BadQuery: refusal("The query has mistakes. `errors` names all of them.", queryProblem),
  UnknownName: refusal(
    "There is no topic or author of this name, or nothing at this address.",
    problem,
  ),
  NotFound: refusal("There is nothing at this address.", problem),
  TooLong: refusal("The query is too long.", queryProblem),
  FormerArchive: plainRefusal(
    "This is the address of an archive of an earlier version. `detail` says where to start again.",
  ),
  TooMany: plainRefusal(
    "Your network has asked for too many feeds that take long to make. Answers with 304 are not counted.",
    "Retry-After",
  ),
  Failure: {
    ...refusal("Something went wrong here. Try again later.", problem),
    headers: headersNamed("Access-Control-Allow-Origin", "Cache-Control", "Vary", "X-Request-Id"),
  },
} satisfies Readonly<Record<string, Response>>;

type ResponseName = keyof typeof responses;

/** A reference to an answer. */
export function answers(name: ResponseName) {
  return refer("responses", name);
}

/** What a query can be answered with when it is not served. */
export const queryErrors: Operation["responses"] = {
  "400": answers("BadQuery"),
  "404": answers("UnknownName"),
  "414": answers("TooLong"),
};

const feedHeaders = [
  "ETag",
  "Last-Modified",
  "Cache-Control",
  "Vary",
  "Link",
  "Access-Control-Allow-Origin",
];

/** The media types of a feed, with the schema of JSON Feed. */
export function feedContent(...keys: readonly Format[]): NonNullable<Response["content"]> {
  return Object.fromEntries(
    keys.map((format) => [
      formats[format].mediaType,
      format === "json" ? { schema: refer("schemas", "Feed") } : {},
    ]),
  );
}

/** A whole feed. */
export function feedAnswer(
  description: string,
  keys: readonly Format[],
  ...more: readonly string[]
): Response {
  return {
    description,
    headers: headersNamed(...feedHeaders, ...more),
    content: feedContent(...keys),
  };
}

/** What is new in a feed. */
export function deltaAnswer(...keys: readonly Format[]): Response {
  return {
    description:
      "A delta: only the entries that you have not seen. Merge them into yours by their ids, and keep the new `ETag`.",
    headers: headersNamed("ETag", "Last-Modified", "Cache-Control", "Vary", "IM", "Delta-Base"),
    content: feedContent(...keys),
  };
}

/** A page or a file that only changes with an edition or a schedule. */
export function documentAnswer(
  description: string,
  mediaType: string,
  ...more: readonly string[]
): Response {
  return {
    description,
    headers: headersNamed("ETag", "Cache-Control", "Vary", ...more),
    content: { [mediaType]: {} },
  };
}
