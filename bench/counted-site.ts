import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createApp } from "../src/app/app.ts";
import { type Catalogue, openCatalogue } from "../src/catalogue/catalogue.ts";
import { readEdition } from "../src/catalogue/edition-file.ts";
import { fakeAssets } from "../tests/support/fake-assets.ts";

/** What a request reads from the assets: the number of subrequests, and their bytes. */
export interface Reads {
  readonly files: number;
  readonly bytes: number;
}

/** Opens an edition in this process, and counts what its site reads. */
export async function openCounted(dist: string) {
  const edition = readEdition(await readFile(join(dist, "edition.bin")));
  if ("errors" in edition) throw new Error("the edition has errors");
  const catalogue = openCatalogue(edition.index);
  return {
    catalogue,
    /** Means over some requests to one isolate, which caches as usual. */
    reads: (paths: readonly string[]) => countReads(catalogue, join(dist, "assets"), paths),
  };
}

async function countReads(
  catalogue: Catalogue,
  assets: string,
  paths: readonly string[],
): Promise<Reads> {
  let bytes = 0;
  const ASSETS = fakeAssets(async (path) => {
    const content = await readFile(join(assets, path));
    bytes += content.length;
    return content;
  });
  const app = createApp(catalogue, Date.now);
  for (const path of paths) {
    const response = await app.request(`${catalogue.channel.url}${path}`, {}, { ASSETS });
    await response.arrayBuffer();
  }
  return { files: ASSETS.reads.length / paths.length, bytes: bytes / paths.length };
}
