import { waitUntil } from "cloudflare:workers";
import edition from "../dist/edition.txt";
import { createApp } from "./app.ts";
import { openCatalogue } from "./catalogue/catalogue.ts";
import { readEdition } from "./catalogue/edition-file.ts";
import { createErrorApp } from "./error-app.ts";
import { ViewCounter } from "./views/view-counter.ts";

const file = readEdition(edition);

// The class of a Durable Object (wrangler.toml).
export { ViewCounter };

export default "errors" in file
  ? createErrorApp(file.errors)
  : createApp(openCatalogue(file.index, file.pressed), Date.now, waitUntil);
