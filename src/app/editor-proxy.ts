import { Hono } from "hono";
import { localOnly } from "../http/local-only.ts";

/** The path of the editor, in development. */
const path = "/editor";

/** What answers requests. */
interface Answers {
  fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response>;
}

/**
 * Puts the editor, which another server on this computer serves, under `/editor/` of a site. Like drafts, only
 * this computer sees it. It is there even while the content has mistakes.
 *
 * @param env may say in `EDITOR` where that server listens, without a slash at the end
 */
export function withEditor(site: Answers, env: object): Answers {
  const server = "EDITOR" in env && typeof env.EDITOR === "string" ? env.EDITOR : undefined;
  if (server === undefined) return site;
  const editor = localOnly(
    new Hono<{ Bindings: Env }>()
      .get(path, (c) => c.redirect(`${path}/`))
      .get(`${path}/*`, (c) => {
        const { pathname, search } = new URL(c.req.url);
        return fetch(`${server}${pathname.slice(path.length)}${search}`);
      }),
  );
  return {
    fetch(request, env, context) {
      const { pathname } = new URL(request.url);
      const asked = pathname === path || pathname.startsWith(`${path}/`) ? editor : site;
      return asked.fetch(request, env, context);
    },
  };
}
