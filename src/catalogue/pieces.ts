import type { Entry } from "./catalogue.ts";
import type { Series } from "./series.ts";
import { type Form, pieceOf, volumePath, volumeSize } from "./volume.ts";

/** Reads a volume's bytes by its path. */
export type VolumeStore = (path: string) => Promise<Uint8Array>;

/** Where a piece lies: a series, and a place in it. */
export interface Place {
  readonly series: Series;
  readonly position: number;
}

/** The pressed pieces of some entries of a series, in the entries' order. Volumes are read in parallel. */
export async function fetchPieces(
  store: VolumeStore,
  series: Series,
  entries: readonly Pick<Entry, "position">[],
  form: Form,
): Promise<Uint8Array[]> {
  const places = entries.map(({ position }) => ({ series, position }));
  return fetchPlaces(store, places, form);
}

/** The pressed pieces at some places, in their order. Volumes are read in parallel. */
export async function fetchPlaces(
  store: VolumeStore,
  places: readonly Place[],
  form: Form,
): Promise<Uint8Array[]> {
  const paths = places.map(({ series, position }) =>
    volumePath(series.key, Math.floor(position / volumeSize), form),
  );
  const reads = [...new Set(paths)].map(async (path) => [path, await store(path)] as const);
  const volumes = new Map(await Promise.all(reads));
  return places.map(({ position }, index) => {
    const volume = volumes.get(paths[index] ?? "");
    if (volume === undefined) throw new RangeError(`no volume for the place ${position}`);
    return pieceOf(volume, position % volumeSize);
  });
}
