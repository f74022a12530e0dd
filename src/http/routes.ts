import type { Context, Hono, Env as HonoEnv } from "hono";
import { answer, type Serving } from "./answer.ts";
import { preflight, refuseMethod } from "./methods.ts";
import { problemResponse, type Refusal, refuse } from "./problem.ts";
import type { Limiter } from "./rate-limit.ts";
import type { Representation } from "./representation.ts";
import type { ResponseCache } from "./response-cache.ts";

/** A permanent redirect (RFC 9110, section 15.4.2). */
export interface Elsewhere {
  /** A path with its query. */
  readonly leadsTo: string;
}

/** What a route answers with; undefined for a 404. */
type Outcome = Representation | Refusal | Elsewhere | undefined;

/** Finds the answer to a request. `name` is the `:name` in the path, or empty. */
type Find<E extends HonoEnv, T> = (c: Context<E>, name: string) => T;

/** Adds a page, which can only be read. */
export function page<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  find: Find<E, Outcome | Promise<Outcome>>,
): void {
  app.all(path, (c) => (reads(c) ? serve(c, find, {}) : refuseMethod(c)));
}

/**
 * Adds a document for programs. It is like a page, but scripts of any origin may read it.
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

/** How a document that clients poll is cached and rate-limited. */
export interface Caching<E extends HonoEnv> {
  /** Limits how many expensive documents a network may request. Without a limiter there is no limit. */
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
 * Adds an address that takes reports from pages. It answers 204 when `record` has finished, and 404 if
 * `record` returns undefined. It does not read the body.
 */
export function beacon<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  record: (c: Context<E>, name: string) => Promise<void> | undefined,
): void {
  app.post(path, async (c) => {
    const recorded = record(c, c.req.param("name") ?? "");
    if (recorded === undefined) return c.notFound();
    await recorded;
    return c.body(null, 204, { "Cache-Control": "no-store" });
  });
  app.options(path, (c) => c.body(null, 204, { Allow: allowed }));
  app.all(path, () => {
    const detail = `This address accepts only these methods: ${allowed}.`;
    return problemResponse(
      { status: 405, title: "Method not allowed", detail },
      { Allow: allowed },
    );
  });
}

/**
 * Adds a permanent redirect to the path that `find` returns. It keeps the query of the request, unless
 * `find` returns the whole address.
 */
export function redirect<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  find: Find<E, string | Elsewhere | undefined>,
): void {
  app.on(["GET", "OPTIONS"], path, (c, next) => {
    const to = find(c, c.req.param("name") ?? "");
    if (to === undefined) return next();
    return typeof to === "string" ? leadTo(c, to) : moved(c, to.leadsTo);
  });
}

/** Redirects permanently to a path or an address, and keeps the query of the request. */
export function leadTo(c: Context, to: string): Response {
  return moved(c, withQuery(to, searchOf(c)));
}

/** The query of a request with its `?`; empty if it has none. */
export function searchOf({ req: { url } }: Context): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at);
}

/** Adds a query, with its `?`, to an address that may have one. */
export function withQuery(address: string, search: string): string {
  return address + (address.includes("?") ? search.replace("?", "&") : search);
}

/**
 * 301, or the answer to the preflight of a request that would get it. Scripts of any origin may follow
 * it: a redirect to a feed must allow that, because browsers check each redirect (Fetch standard,
 * section 4.4).
 */
function moved(c: Context, to: string): Response {
  if (c.req.method === "OPTIONS") return preflight();
  c.header("Access-Control-Allow-Origin", "*");
  return c.redirect(to, 301);
}

/** Whether a request may get a redirect: one that reads, or its preflight. */
export function follows(c: Context): boolean {
  return reads(c) || c.req.method === "OPTIONS";
}

/** Whether a request only reads. */
export function reads(c: Context): boolean {
  return c.req.method === "GET" || c.req.method === "HEAD";
}

/** Returns a promise only if `find` does, because each promise costs as much as a header. */
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
