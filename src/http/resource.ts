import type { Context, Hono, Env as HonoEnv } from "hono";
import { answer, openToAll, type Representation } from "./answer.ts";
import { preflight, refuseMethod } from "./methods.ts";

/** What is there; undefined for a 404; or another answer. */
type Found<T> = T | Response | undefined | Promise<T | Response | undefined>;

/** Answers a request for the resource that the path's `:name`, if it has one, names. */
type Find<E extends HonoEnv, T> = (c: Context<E>, name: string) => T;

/** A page: it can be read and nothing else. What `find` does not find is a 404. */
export function page<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  find: Find<E, Found<Representation>>,
  headers?: Readonly<Record<string, string>>,
): void {
  app.get(path, async (c) => {
    const found = await find(c, c.req.param("name") ?? "");
    if (found instanceof Response) return found;
    return found === undefined ? c.notFound() : answer(c, found, headers);
  });
  app.all(path, refuseMethod);
}

/** A document for programs: as a page, and open to the scripts of any origin. */
export function feed<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  find: Find<E, Found<Representation>>,
): void {
  app.options(path, preflight);
  page(app, path, find, openToAll);
}

/** A path that leads for good to the one that `find` names. The query comes along. */
export function redirect<E extends HonoEnv>(
  app: Hono<E>,
  path: string,
  find: Find<E, string | undefined>,
): void {
  app.get(path, (c, next) => {
    const to = find(c, c.req.param("name") ?? "");
    return to === undefined ? next() : leadTo(c, to);
  });
}

/** Leads to a path for good, with the request's query or another one. */
export function leadTo(c: Context, path: string, search = new URL(c.req.url).search): Response {
  return c.redirect(path.includes("?") ? path + search.replace("?", "&") : path + search, 301);
}
