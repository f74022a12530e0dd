import type { Hono, Env as HonoEnv } from "hono";
import { problemResponse } from "./problem.ts";

/** Host names that always mean this computer (RFC 6761, section 6.3). */
const localHosts = /^(?:(?:[^.]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Lets only people at this computer read an app that shows unpublished work. Pages of other sites
 * cannot read it: no answer has CORS headers, and a request for a host name that somebody pointed at
 * this computer (DNS rebinding) gets 421 (RFC 9110, section 15.5.20).
 *
 * @param origin the address that the operator chose for the app; requests for its host are answered too
 */
export function localOnly<E extends HonoEnv>(app: Hono<E>, origin?: string): Hono<E> {
  const chosen = origin === undefined ? undefined : new URL(origin).hostname;
  const { fetch } = app;
  app.fetch = async (request, env, context) => {
    const { hostname } = new URL(request.url);
    const allowed = localHosts.test(hostname) || hostname === chosen;
    return withoutCors(allowed ? await fetch(request, env, context) : misdirected(hostname));
  };
  return app;
}

function misdirected(hostname: string): Response {
  return problemResponse({
    status: 421,
    title: "This host is not served",
    detail: `Unpublished articles are shown at localhost only, not at ${hostname}. To show them there, start with BASE_URL set to that address.`,
  });
}

/** The same answer, which scripts of other origins may not read. */
export function withoutCors(response: Response): Response {
  const own = new Response(response.body, response);
  for (const name of [...own.headers.keys()]) {
    if (name.startsWith("access-control-")) own.headers.delete(name);
  }
  return own;
}
