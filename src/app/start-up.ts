import { formatKeys, formats } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import { openCatalogue } from "../catalogue/catalogue.ts";
import { readEdition } from "../catalogue/edition-file.ts";
import { localOnly } from "../http/local-only.ts";
import { releaseBuffer } from "../memory/release-buffer.ts";
import { createApp } from "./app.ts";
import { createErrorApp } from "./error-app.ts";

/** What the platform provides to an isolate. */
export interface Platform {
  readonly env: Env;
  /** Milliseconds since 1970; 0 while the isolate starts. */
  readonly clock: () => Instant;
  readonly waitUntil: (promise: Promise<unknown>) => void;
}

/**
 * Makes the application for an edition and warms it up.
 *
 * @param edition the edition file, whose memory is released
 * @throws Error if another version of the press wrote the file
 */
export function startUp(edition: ArrayBuffer, { env, clock, waitUntil }: Platform) {
  const file = readEdition(edition);
  // `file` has copied everything.
  releaseBuffer(new Uint8Array(edition));
  if ("errors" in file) return localOnly(createErrorApp(file.errors));
  const { index, pressed, lineage } = file;
  const catalogue = openCatalogue(index, pressed, lineage);
  // The moment of the press replaces only a clock that is at 0. If the clock of the press was ahead, its
  // moment would publish scheduled articles too early.
  const now = () => clock() || pressed;
  const app = createApp(catalogue, now, waitUntil);
  // Compiles most of the code for the first reader (decision 13). The platform reads no assets while an
  // isolate starts, but neither a 304 nor a feed without entries needs any.
  for (const format of formatKeys) {
    const url = `${index.channel.url}/${formats[format].file}`;
    app.fetch(new Request(url, { headers: { "If-None-Match": "*" } }), env);
    const empty = `${url}?until=0001-01-01`;
    app.fetch(new Request(empty, { headers: { "Accept-Encoding": "gzip" } }), env);
  }
  return catalogue.preview === "none" ? app : localOnly(app, index.channel.url);
}
