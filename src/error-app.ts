import { Hono } from "hono";
import type { ReportedError } from "./catalogue/edition-file.ts";
import { refuse } from "./http/problem.ts";
import { contentErrorsPage } from "./pages/content-errors.tsx";
import { editionName, editionPath } from "./pages/live-reload.tsx";

/** In development, in place of the site, while the content has errors. */
export function createErrorApp(errors: readonly ReportedError[]) {
  const app = new Hono();
  const name = editionName(errors);
  app.get(editionPath, (c) => c.text(name, 200, { "Cache-Control": "no-store" }));
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
