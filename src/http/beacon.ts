import type { Context, Hono, Env as HonoEnv } from "hono";
import { problem } from "./problem.ts";

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
