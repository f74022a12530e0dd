import type { Context } from "hono";
import { problem } from "./problem.ts";

const allowed = "GET, HEAD, OPTIONS";

/**
 * What a path that can only be read says to any other method (RFC 9110, sections 9.3.7 and 15.5.6).
 * Pages answer preflights as feeds do: their query may lead on to a feed, as in `/?feed=rss2`.
 */
export function refuseMethod(c: Context): Response {
  if (c.req.method === "OPTIONS") return preflight();
  return problem(
    {
      status: 405,
      title: "Method not allowed",
      detail: `This address can only be read: ${allowed}.`,
    },
    { Allow: allowed },
  );
}

/** The preflight of a request from another origin (Fetch standard, section 3.3). */
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
