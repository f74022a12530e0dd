import type { Context } from "hono";
import { problemResponse } from "./problem.ts";

const allowed = "GET, HEAD, OPTIONS";

/**
 * The answer of a path that can only be read to any other method: 405, or 204 for OPTIONS (RFC 9110,
 * sections 9.3.7 and 15.5.6). Pages answer preflights as feeds do, because a page can redirect to a
 * feed, as `/?feed=rss2` does.
 */
export function refuseMethod(c: Context): Response {
  if (c.req.method === "OPTIONS") return preflight();
  return problemResponse(
    {
      status: 405,
      title: "Method not allowed",
      detail: `This address can only be read: ${allowed}.`,
    },
    { Allow: allowed },
  );
}

/** The answer to the preflight of a request from another origin (Fetch standard, section 3.3). */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      Allow: allowed,
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": allowed,
      "Access-Control-Allow-Headers":
        "A-IM, Accept, Cache-Control, If-Modified-Since, If-None-Match",
      "Access-Control-Max-Age": "86400",
    },
  });
}
