import { formatKeys, formats } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import { openCatalogue } from "../catalogue/catalogue.ts";
import { readEdition } from "../catalogue/edition-file.ts";
import { localOnly } from "../http/local-only.ts";
import { releaseBuffer } from "../memory/release-buffer.ts";
import { createApp } from "./app.ts";
import { createErrorApp } from "./error-app.ts";
import { blankAssets, blankCatalogue } from "./warm-up.ts";

/** What the platform gives to an isolate. */
export interface Platform {
  readonly env: Env;
  /** Milliseconds since 1970; 0 while the isolate starts. */
  readonly clock: () => Instant;
  readonly waitUntil: (promise: Promise<unknown>) => void;
}

/**
 * The application for an edition, with everything done that would cost the first reader time.
 *
 * @param edition the edition file, whose memory is given back
 * @throws Error where another version of the press wrote it
 */
export function startUp(edition: ArrayBuffer, { env, clock, waitUntil }: Platform) {
  const file = readEdition(edition);
  // What it says is in `file` now.
  releaseBuffer(new Uint8Array(edition));
  if ("errors" in file) return localOnly(createErrorApp(file.errors));
  const { index, pressed, lineage } = file;
  const catalogue = openCatalogue(index, pressed, lineage);
  // An edition's moment never stands in for a clock that runs: a machine whose clock is ahead would
  // publish what is scheduled.
  const now = () => clock() || pressed;
  const app = createApp(catalogue, now, waitUntil);
  // Heads are drawn: for a 304.
  for (const format of formatKeys) {
    const url = `${index.channel.url}/${formats[format].file}`;
    app.fetch(new Request(url, { headers: { "If-None-Match": "*" } }), env);
  }
  // And code is compiled. The platform makes no body at start-up: so for a HEAD. Once is enough; after
  // more, the engine takes to optimising what it has seen, while the first reader waits.
  const trial = createApp(blankCatalogue(catalogue), now, undefined, blankAssets);
  trial.fetch(new Request(`${index.channel.url}/${formats.rss.file}`, { method: "HEAD" }), env);
  return catalogue.preview === "none" ? app : localOnly(app, index.channel.url);
}
