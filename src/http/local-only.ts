import type { Hono, Env as HonoEnv } from "hono";
import { problem } from "./problem.ts";

/** Host names that lead to this computer and nowhere else (RFC 6761, section 6.3). */
const localHosts = /^(?:(?:[^.]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Keeps an app that shows unpublished work to the people at this computer. A page of another site
 * cannot read it: no answer is open to scripts of other origins (CORS), and a host name that was made
 * to point here (DNS rebinding) gets 421 (RFC 9110, section 15.5.20).
 *
 * @param origin an address that the operator has chosen for the app, whose host is answered too
 */
export function localOnly<E extends HonoEnv>(app: Hono<E>, origin?: string): Hono<E> {
  const chosen = origin === undefined ? undefined : new URL(origin).hostname;
  const { fetch } = app;
  app.fetch = async (request, env, context) => {
    const { hostname } = new URL(request.url);
    const allowed = localHosts.test(hostname) || hostname === chosen;
    return closed(allowed ? await fetch(request, env, context) : misdirected(hostname));
  };
  return app;
}

function misdirected(hostname: string): Response {
  return problem({
    status: 421,
    title: "This host is not served",
    detail: `Unpublished articles are shown at localhost only, not at ${hostname}. To show them there, start with BASE_URL set to that address.`,
  });
}

/** The same answer without the headers that open it to scripts of other origins. */
function closed(response: Response): Response {
  const own = new Response(response.body, response);
  for (const name of [...own.headers.keys()]) {
    if (name.startsWith("access-control-")) own.headers.delete(name);
  }
  return own;
}
