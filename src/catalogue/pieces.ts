import type { Entry, Series } from "./catalogue.ts";
import { type Form, pieceOf, volumePath, volumeSize } from "./volume.ts";

/** Reads a volume's bytes by its path. */
export type VolumeStore = (path: string) => Promise<Uint8Array>;

/** The pressed pieces of some entries of a series, in the entries' order. Volumes are read in parallel. */
export async function fetchPieces(
  store: VolumeStore,
  series: Series,
  entries: readonly Entry[],
  form: Form,
): Promise<Uint8Array[]> {
  const wanted = new Map<number, Promise<Uint8Array>>();
  for (const { position } of entries) {
    const volume = Math.floor(position / volumeSize);
    if (!wanted.has(volume)) wanted.set(volume, store(volumePath(series.key, volume, form)));
  }
  const volumes = new Map(
    await Promise.all([...wanted].map(async ([volume, bytes]) => [volume, await bytes] as const)),
  );
  return entries.map(({ position }) => {
    const volume = volumes.get(Math.floor(position / volumeSize));
    if (volume === undefined) throw new RangeError(`no volume for entry ${position}`);
    return pieceOf(volume, position % volumeSize);
  });
}
