import { env, waitUntil } from "cloudflare:workers";
import edition from "../dist/edition.txt";
import { createApp } from "./app.ts";
import { openCatalogue } from "./catalogue/catalogue.ts";
import { type EditionFile, readEdition } from "./catalogue/edition-file.ts";
import { createErrorApp } from "./error-app.ts";
import { formatKeys, formats } from "./feed/formats.ts";
import { ViewCounter } from "./views/view-counter.ts";

// The class of a Durable Object (wrangler.toml).
export { ViewCounter };

export default start(readEdition(edition));

function start(file: EditionFile) {
  if ("errors" in file) return createErrorApp(file.errors);
  const { index, pressed } = file;
  // At start-up the platform's clock stands at 0.
  const app = createApp(
    openCatalogue(index, pressed),
    () => Math.max(Date.now(), pressed),
    waitUntil,
  );
  // What would cost the first reader time is done before there is one: no volume is opened for a 304.
  for (const format of formatKeys) {
    const url = `${index.channel.url}/${formats[format].file}`;
    app.fetch(new Request(url, { headers: { "If-None-Match": "*" } }), env);
  }
  return app;
}
