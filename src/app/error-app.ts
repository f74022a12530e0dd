import { Hono } from "hono";
import type { ReportedError } from "../catalogue/edition-file.ts";
import { refuse } from "../http/problem.ts";
import { contentErrorsPage, errorStyle } from "../pages/content-errors.tsx";
import { editionName } from "../pages/live-reload.tsx";
import { addLiveReload } from "./live-reload.ts";

/** The application that `npm start` serves while the content has errors. */
export function createErrorApp(errors: readonly ReportedError[]) {
  const app = new Hono();
  const name = editionName(errors);
  addLiveReload(app, name);
  app.get(errorStyle.path, (c) => {
    const headers = { "Content-Type": "text/css", "Cache-Control": "no-store" };
    return c.body(errorStyle.text, 200, headers);
  });
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
