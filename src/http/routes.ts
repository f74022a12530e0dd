import type { Context, Hono, Env as HonoEnv } from "hono";
import { answer, type Serving } from "./answer.ts";
import { preflight, refuseMethod } from "./methods.ts";
import { problem, type Refusal, refuse } from "./problem.ts";
import type { Limiter } from "./rate-limit.ts";
import type { Representation } from "./representation.ts";
import type { ResponseCache } from "./response-cache.ts";

/** What was asked for lies elsewhere, for good (RFC 9110, section 15.4.2). */
export interface Elsewhere {
  /** A path with its query. */
  readonly leadsTo: string;
}

/** Nothing is a 404. */
type Outcome = Representation | Refusal | Elsewhere | undefined;

/** Answers a request for the resource that the path's `:name`, if it has one, names. */
type Find<E extends HonoEnv, T> = (c: Context<E>, name: string) => T;

/** A page: it can be read and nothing else. */
export function page<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  find: Find<E, Outcome | Promise<Outcome>>,
): void {
  app.all(path, (c) => (reads(c) ? serve(c, find, {}) : refuseMethod(c)));
}

/**
 * A document for programs: as a page, and open to the scripts of any origin.
 *
 * @param caching for documents that clients poll
 */
export function feed<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  find: Find<E, Outcome | Promise<Outcome>>,
  caching?: Caching<E>,
): void {
  app.all(path, (c): Response | Promise<Response> => {
    if (!reads(c)) return refuseMethod(c);
    if (caching === undefined) return serve(c, find, { open: true });
    return serve(c, find, { open: true, limiter: caching.limiterOf(c.env), cache: caching.cache });
  });
}

/** How a document that clients poll is cached, and how its making is limited. */
export interface Caching<E extends HonoEnv> {
  /** Limits how often a network may have expensive documents made. Without one there is no limit. */
  readonly limiterOf: (env: E["Bindings"]) => Limiter | undefined;
  readonly cache: ResponseCache;
  readonly clock: () => number;
}

/**
 * Asks the response cache before the router: it answers most requests for a feed, and routing one
 * costs as much as such an answer.
 */
export function serveFromCache<E extends HonoEnv>(app: Hono<E>, caching: Caching<E>): void {
  const { fetch } = app;
  app.fetch = (request, env, context) => {
    const ready =
      request.method === "GET" ? caching.cache.find(request, caching.clock()) : undefined;
    return ready ?? fetch(request, env, context);
  };
}

const allowed = "POST, OPTIONS";

/**
 * An address that pages tell something, and that tells nothing: 204 when `tell` is done with it, 404
 * where there is nothing to tell. A body is not read.
 */
export function beacon<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  tell: (c: Context<E>, name: string) => Promise<void> | undefined,
): void {
  app.post(path, async (c) => {
    const told = tell(c, c.req.param("name") ?? "");
    if (told === undefined) return c.notFound();
    await told;
    return c.body(null, 204, { "Cache-Control": "no-store" });
  });
  app.options(path, (c) => c.body(null, 204, { Allow: allowed }));
  app.all(path, () => {
    const detail = `This address can only be told: ${allowed}.`;
    return problem({ status: 405, title: "Method not allowed", detail }, { Allow: allowed });
  });
}

/** A path that leads for good to the one that `find` names. The query comes along. */
export function redirect<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  find: Find<E, string | undefined>,
): void {
  app.on(["GET", "OPTIONS"], path, (c, next) => {
    const to = find(c, c.req.param("name") ?? "");
    return to === undefined ? next() : leadTo(c, to);
  });
}

/** Leads to a path or an address for good, and takes the request's query along. */
export function leadTo(c: Context, to: string): Response {
  const { search } = new URL(c.req.url);
  return moved(c, to.includes("?") ? to + search.replace("?", "&") : to + search);
}

/**
 * 301, or the answer to the preflight of a request that gets it. It is open to the scripts of any
 * origin, because one that leads to a feed must be (Fetch standard, section 4.4: each redirect is checked).
 */
function moved(c: Context, to: string): Response {
  if (c.req.method === "OPTIONS") return preflight();
  c.header("Access-Control-Allow-Origin", "*");
  return c.redirect(to, 301);
}

/** Whether a request is answered with what a path leads to: one that reads, or its preflight. */
export function follows(c: Context): boolean {
  return reads(c) || c.req.method === "OPTIONS";
}

/** Hono gives requests with HEAD to the handlers of GET, and drops the body. */
export function reads(c: Context): boolean {
  return c.req.method === "GET" || c.req.method === "HEAD";
}

/** Without a promise where nothing has to be waited for: each costs as much as a header. */
function serve<E extends HonoEnv>(
  c: Context<E>,
  find: Find<E, Outcome | Promise<Outcome>>,
  serving: Serving,
): Response | Promise<Response> {
  const found = find(c, c.req.param("name") ?? "");
  return found instanceof Promise
    ? found.then((late) => reply(c, late, serving))
    : reply(c, found, serving);
}

function reply(c: Context, found: Outcome, serving: Serving): Response | Promise<Response> {
  if (found === undefined) return c.notFound();
  if ("leadsTo" in found) return moved(c, found.leadsTo);
  return "problem" in found ? refuse(c, found) : answer(c, found, serving);
}
