import type { Context } from "hono";
import { problem } from "./problem.ts";

const allowed = "GET, HEAD, OPTIONS";

/** What a path that can only be read says to any other method (RFC 9110, sections 9.3.7 and 15.5.6). */
export function refuseMethod(c: Context): Response {
  if (c.req.method === "OPTIONS") return c.body(null, 204, { Allow: allowed });
  c.header("Allow", allowed);
  return problem(c, 405, "Method not allowed", `This address can only be read: ${allowed}.`);
}

/** The preflight of a request from another origin (Fetch standard, section 3.3). */
export function preflight(c: Context): Response {
  return c.body(null, 204, {
    Allow: allowed,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": allowed,
    "Access-Control-Allow-Headers": "A-IM, Accept, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
  });
}
