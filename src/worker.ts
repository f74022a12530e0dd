import { env, waitUntil } from "cloudflare:workers";
import edition from "../dist/edition.bin";
import { createApp } from "./app.ts";
import { openCatalogue } from "./catalogue/catalogue.ts";
import { type EditionFile, readEdition } from "./catalogue/edition-file.ts";
import { createErrorApp } from "./error-app.ts";
import { formatKeys, formats } from "./feed/formats.ts";
import { giveBack } from "./memory/give-back.ts";
import { blankAssets, blankCatalogue } from "./rehearsal.ts";
import { ViewCounter } from "./views/view-counter.ts";

// The class of a Durable Object (wrangler.toml).
export { ViewCounter };

export default start(readEdition(edition));
// What it says is in the catalogue now.
giveBack(new Uint8Array(edition));

function start(file: EditionFile) {
  if ("errors" in file) return createErrorApp(file.errors);
  const { index, pressed, lineage } = file;
  const catalogue = openCatalogue(index, pressed, lineage);
  // At start-up the platform's clock stands at 0.
  const clock = () => Math.max(Date.now(), pressed);
  const app = createApp(catalogue, clock, waitUntil);
  // What would cost the first reader time is done before there is one. Heads are drawn: for a 304.
  for (const format of formatKeys) {
    const url = `${index.channel.url}/${formats[format].file}`;
    app.fetch(new Request(url, { headers: { "If-None-Match": "*" } }), env);
  }
  // And code is compiled. The platform makes no body at start-up: so for a HEAD. Once is enough; after
  // more, the engine takes to optimising what it has seen, while the first reader waits.
  const rehearsal = createApp(blankCatalogue(catalogue), clock, undefined, blankAssets);
  rehearsal.fetch(new Request(`${index.channel.url}/${formats.rss.file}`, { method: "HEAD" }), env);
  return app;
}
