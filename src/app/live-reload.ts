import type { Hono, Env as HonoEnv } from "hono";
import { editionPath, liveReloadPath, liveReloadScript } from "../pages/live-reload.tsx";

/** Adds what reloads an open page after the next press: the name of the edition, and the script that polls it. */
export function addLiveReload<E extends HonoEnv>(app: Hono<E>, edition: string): void {
  const fresh = (type: string) => ({ "Content-Type": type, "Cache-Control": "no-store" });
  app.get(editionPath, (c) => c.body(edition, 200, fresh("text/plain")));
  app.get(liveReloadPath, (c) => c.body(liveReloadScript, 200, fresh("text/javascript")));
}
