import type { Entry } from "./catalogue.ts";
import type { PressedSeries } from "./series.ts";
import { type Form, pieceOf, volumePath, volumeSize } from "./volume.ts";

/**
 * Reads volumes in parallel, and gives their bytes to `use` in the order of their paths. They are there
 * for as long as that runs: it must not wait for anything, nor hand on a part that it has not copied.
 */
export type VolumeStore = <T>(
  paths: readonly string[],
  use: (volumes: readonly Uint8Array[]) => T,
) => Promise<T>;

/** Makes something of pressed pieces, under the rule of {@link VolumeStore}. */
export type UsePieces<T> = (pieces: readonly Uint8Array[]) => T;

/** Where a piece lies: a series, and a place in it. */
export interface Place {
  readonly series: PressedSeries;
  readonly position: number;
}

/** Reads the pressed pieces of some entries of a series, in the entries' order. */
export async function fetchPieces<T>(
  store: VolumeStore,
  series: PressedSeries,
  entries: readonly Pick<Entry, "position">[],
  form: Form,
  use: UsePieces<T>,
): Promise<T> {
  const places = entries.map(({ position }) => ({ series, position }));
  return fetchPlaces(store, places, form, use);
}

/** Reads the pressed pieces at some places, in their order. */
export async function fetchPlaces<T>(
  store: VolumeStore,
  places: readonly Place[],
  form: Form,
  use: UsePieces<T>,
): Promise<T> {
  const paths = places.map(({ series, position }) =>
    volumePath(series.key, Math.floor(position / volumeSize), form),
  );
  const needed = [...new Set(paths)];
  return store(needed, (volumes) =>
    use(
      places.map(({ position }, index) => {
        const volume = volumes[needed.indexOf(paths[index] ?? "")];
        if (volume === undefined) throw new RangeError(`no volume for the place ${position}`);
        return pieceOf(volume, position % volumeSize);
      }),
    ),
  );
}
