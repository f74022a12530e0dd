import type { Context } from "hono";
import { namesType } from "./negotiation.ts";
import { documentSecurity, pageSecurity } from "./security.ts";

/** An error for programs (RFC 9457, section 3), with members of its own where it has some. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Where several things are wrong: each of them, such as `{ parameter, detail }`. */
  readonly errors?: readonly object[];
  readonly [member: string]: unknown;
}

/** An error for programs, and for people where there is a page of it. */
export interface Refusal {
  readonly problem: Problem;
  /** HTML. */
  page?(): string;
}

export function problem(what: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(what, null, 2), {
    status: what.status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      ...always,
      ...documentSecurity,
      ...headers,
    },
  });
}

/** The page for a browser, the problem for everything else. */
export function refuse(
  c: Context,
  { problem: what, page }: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  if (page === undefined) return problem(what, headers);
  const varying = { Vary: "Accept", ...headers };
  if (!namesType(c.req.raw.headers.get("Accept"), "text/html")) return problem(what, varying);
  return new Response(page(), {
    status: what.status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      ...always,
      ...pageSecurity,
      ...varying,
    },
  });
}

/** 404, with what does exist: a page for people, a list for programs. */
export function notFound(
  c: Context,
  page: () => string,
  exists: Readonly<Record<string, unknown>>,
): Response {
  const nothing = {
    status: 404,
    title: "Not found",
    detail: "There is nothing at this address. What exists is listed here.",
    exists,
  };
  return refuse(c, { problem: nothing, page });
}

/**
 * 500. What happened goes into the log as one line of JSON, under an id that the answer names; the
 * answer says nothing else of it.
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
  const what = {
    status: 500,
    title: "Internal error",
    detail: "Something went wrong here. Please try again later.",
    requestId,
  };
  const shown = page && { page: () => page(requestId) };
  return refuse(c, { problem: what, ...shown }, { "X-Request-Id": requestId });
}

const always = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Retry-After, X-Request-Id",
  "Cache-Control": "no-store",
} as const;
