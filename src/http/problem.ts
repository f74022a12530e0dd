import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An error for programs: RFC 9457. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  return c.body(JSON.stringify({ title, status, detail, ...more }, null, 2), status, {
    "Content-Type": "application/problem+json; charset=utf-8",
    ...always,
  });
}

/** An error for people. */
export function problemPage(c: Context, status: ContentfulStatusCode, html: string): Response {
  return c.body(html, status, { "Content-Type": "text/html; charset=utf-8", ...always });
}

/** Whether a person's browser asks, and not a program. */
export function wantsPage(c: Context): boolean {
  return (c.req.header("Accept") ?? "").includes("text/html");
}

/** A problem as the client wants it: a page for people, or a document for programs. */
export function refuse(
  c: Context,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
  more: Readonly<Record<string, unknown>>,
  page: () => string,
): Response {
  return wantsPage(c) ? problemPage(c, status, page()) : problem(c, status, title, detail, more);
}

/** 404, with what does exist: a page for people, a list for programs. */
export function notFound(
  c: Context,
  page: string,
  exists: Readonly<Record<string, unknown>>,
): Response {
  return wantsPage(c)
    ? problemPage(c, 404, page)
    : problem(
        c,
        404,
        "Not found",
        "There is nothing at this address. What exists is listed here.",
        {
          exists,
        },
      );
}

/** 500: what happened goes into the log, not into the answer. */
export function internalError(c: Context, error: Error): Response {
  console.error(JSON.stringify({ url: c.req.url, error: String(error), stack: error.stack }));
  return problem(c, 500, "Internal error", "Something went wrong here. Please try again later.");
}

const always = {
  "Access-Control-Allow-Origin": "*",
  "Cache-Control": "no-store",
  Vary: "Accept",
  "X-Content-Type-Options": "nosniff",
} as const;
