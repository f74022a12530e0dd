import { Hono } from "hono";
import type { ReportedError } from "../catalogue/edition-file.ts";
import { refuse } from "../http/problem.ts";
import { contentErrorsPage, errorStyle } from "../pages/content-errors.tsx";
import {
  editionName,
  editionPath,
  liveReloadPath,
  liveReloadScript,
} from "../pages/live-reload.tsx";

/** In development, in place of the site, while the content has errors. */
export function createErrorApp(errors: readonly ReportedError[]) {
  const app = new Hono();
  const name = editionName(errors);
  const fresh = (type: string) => ({ "Content-Type": type, "Cache-Control": "no-store" });
  app.get(editionPath, (c) => c.body(name, 200, fresh("text/plain")));
  app.get(liveReloadPath, (c) => c.body(liveReloadScript, 200, fresh("text/javascript")));
  app.get(errorStyle.path, (c) => c.body(errorStyle.text, 200, fresh("text/css")));
  app.all("*", (c) =>
    refuse(c, {
      problem: {
        status: 500,
        title: "The content has errors",
        detail: "Nothing is served until they are mended.",
        errors,
      },
      page: () => contentErrorsPage(errors, name),
    }),
  );
  return app;
}
