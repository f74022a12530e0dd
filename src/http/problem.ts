import type { Context } from "hono";
import { namesType } from "./negotiation.ts";
import { documentSecurity, pageSecurity } from "./security.ts";

/** A problem document, which tells programs about an error (RFC 9457, section 3). */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Each error, if there are several, such as `{ parameter, detail }`. */
  readonly errors?: readonly object[];
  readonly [member: string]: unknown;
}

/** The answer to a request that is not served: a problem document for programs, and perhaps a page for people. */
export interface Refusal {
  readonly problem: Problem;
  /** HTML. */
  page?(): string;
}

/** Answers with a problem document. */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(problem, null, 2), {
    status: problem.status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      ...always,
      ...documentSecurity,
      ...headers,
    },
  });
}

/** Answers a request whose Accept names HTML with the page, if there is one, and any other with the problem document. */
export function refuse(
  c: Context,
  { problem, page }: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  if (page === undefined) return problemResponse(problem, headers);
  const varying = { Vary: "Accept", ...headers };
  if (!namesType(c.req.raw.headers.get("Accept"), "text/html"))
    return problemResponse(problem, varying);
  return new Response(page(), {
    status: problem.status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      ...always,
      ...pageSecurity,
      ...varying,
    },
  });
}

/** Answers 404: with a page for people, or with `exists`, a list of what the site has, for programs. */
export function notFound(
  c: Context,
  page: () => string,
  exists: Readonly<Record<string, unknown>>,
): Response {
  const problem = {
    status: 404,
    title: "Not found",
    detail: "There is nothing at this address. What exists is listed here.",
    exists,
  };
  return refuse(c, { problem, page });
}

/**
 * Answers 500. The error goes into the log as one line of JSON. The answer shows only the id of that
 * line.
 */
export function internalError(c: Context, error: Error, page?: (id: string) => string): Response {
  const requestId = c.req.raw.headers.get("CF-Ray") ?? crypto.randomUUID();
  console.error(
    JSON.stringify({
      message: "internal error",
      requestId,
      method: c.req.method,
      url: c.req.url,
      error: String(error),
      stack: error.stack,
    }),
  );
  const problem = {
    status: 500,
    title: "Internal error",
    detail: "Something went wrong here. Please try again later.",
    requestId,
  };
  const shown = page && { page: () => page(requestId) };
  return refuse(c, { problem, ...shown }, { "X-Request-Id": requestId });
}

const always = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Retry-After, X-Request-Id",
  "Cache-Control": "no-store",
} as const;
