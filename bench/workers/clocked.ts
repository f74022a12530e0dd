import edition from "broadsheet/edition.bin";
import { createApp } from "../../src/app/app.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readEdition } from "../../src/catalogue/edition-file.ts";

const file = readEdition(edition);
if ("errors" in file) throw new Error("the edition has errors");

let now = 0;
const app = createApp(openCatalogue(file.index), () => now);

/** The site, with a clock that stands still until `/clock/<milliseconds since 1970>` sets it. */
export default {
  fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response> {
    const [, time] = /\/clock\/(\d+)$/.exec(request.url) ?? [];
    if (time === undefined) return app.fetch(request, env, context);
    now = Number(time);
    return new Response(time);
  },
};
