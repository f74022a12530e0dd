import { type Catalogue, openCatalogue } from "../../src/catalogue/catalogue.ts";
import type { Preview } from "../../src/catalogue/edition-file.ts";
import type { VolumeStore } from "../../src/catalogue/volume-store.ts";
import { formatError } from "../../src/content/content-error.ts";
import type { Publication } from "../../src/content/manuscript.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { releaseBuffer } from "../../src/memory/release-buffer.ts";
import type { Edition } from "../../src/press/edition/press-edition.ts";
import { pressPublication } from "../../src/press/edition/press-publication.ts";
import { type Pictures, pressPictures } from "../../src/press/pictures/pictures.ts";

export interface Pressed {
  readonly publication: Publication;
  readonly edition: Edition;
  readonly catalogue: Catalogue;
  readonly store: VolumeStore;
  /** All images of the publication. */
  readonly pictures: Pictures;
}

/** Pictures are processed once for all tests. Tests of the processing have their own folders. */
export const pictureCache = ".vitest/cache";

/** What has been read from `tests/fixtures/` by name. Reading starts programs that draw icons. */
const fixtures = new Map<string, Promise<Publication>>();

/** Reads and presses a content folder in `tests/fixtures/`. Tests that share their modules read it once. */
export async function pressFixture(name: string): Promise<Pressed> {
  const publication = fixtures.get(name) ?? readFolder(`tests/fixtures/${name}`);
  fixtures.set(name, publication);
  return press(await publication);
}

/** Reads and presses any content folder. Throws the formatted errors if it has any. */
export async function pressFolder(folder: string): Promise<Pressed> {
  return press(await readFolder(folder));
}

async function readFolder(folder: string): Promise<Publication> {
  const publication = await readPublication(folder);
  if (!publication.ok) throw new Error(publication.errors.map(formatError).join("\n"));
  return publication.value;
}

/** Presses a publication, with its volumes in memory. */
export async function press(publication: Publication, preview: Preview = "none"): Promise<Pressed> {
  const edition = await pressPublication(publication, pictureCache, preview);
  const { pictures } = await pressPictures(publication.manuscripts, { cache: pictureCache });
  const files = new Map(edition.files.map((file) => [file.path, file.bytes()]));
  return {
    publication,
    edition,
    pictures,
    catalogue: openCatalogue(edition.index),
    store: async (paths, use) => {
      const volumes = paths.map((path) => {
        const bytes = files.get(path);
        if (bytes === undefined) throw new Error(`no file ${path}`);
        return new Uint8Array(bytes);
      });
      try {
        return use(volumes);
      } finally {
        // This reveals code that keeps a part of them.
        volumes.forEach(releaseBuffer);
      }
    },
  };
}
