import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createApp } from "../../../src/app/app.ts";
import { openCatalogue } from "../../../src/catalogue/catalogue.ts";
import { readEdition } from "../../../src/catalogue/edition-file.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { fakeAssets } from "../fake-assets.ts";
import { nodeServer } from "../node-server.ts";

/**
 * Presses a content folder and serves it on this computer, with its volumes and media, at a clock that stands still.
 *
 * @param dist a folder for the edition
 */
export async function serveContent(content: string, dist: string, now: number) {
  let answer = async (_: string, __: RequestInit): Promise<Response> =>
    new Response(null, { status: 503 });
  const server = await nodeServer((path, init) => answer(path, init));
  const { origin } = server;
  const built = await buildEdition(content, dist, {
    preview: "none",
    now: () => now,
    baseUrl: origin,
  });
  if (!built.ok) throw new Error(`the articles have errors: ${JSON.stringify(built.errors[0])}`);
  const file = readEdition(await readFile(join(dist, "edition.bin")));
  if ("errors" in file) throw new Error("the edition has errors");
  const assets = fakeAssets((path) => readFile(join(dist, "assets", path)).catch(() => undefined));
  const app = createApp(openCatalogue(file.index, now), () => now);
  answer = async (path, init) => {
    // The platform serves media itself.
    if (!path.startsWith("/media/"))
      return await app.request(`${origin}${path}`, init, { ASSETS: assets });
    return await assets.fetch(`${origin}${path}`);
  };
  return server;
}
