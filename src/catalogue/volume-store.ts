import type { Instant } from "../article/instant.ts";
import { Lru } from "../memory/lru.ts";
import { releaseBuffer } from "../memory/release-buffer.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Entry } from "./entries.ts";
import type { PressedSeries } from "./series.ts";
import { type Form, pieceOf, volumePath } from "./volume.ts";

/**
 * Reads volumes in parallel and passes their bytes to `use` in the order of their paths. The
 * bytes are valid only while `use` runs: it must not wait for anything, nor return a part that
 * it has not copied.
 */
export type VolumeStore = <T>(
  paths: readonly string[],
  use: (volumes: readonly Uint8Array[]) => T,
) => Promise<T>;

/** Makes something from pressed pieces, under the rule of {@link VolumeStore}. */
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
    volumePath(series.key, Math.floor(position / series.size), form),
  );
  const needed = [...new Set(paths)];
  return store(needed, (volumes) =>
    use(
      places.map(({ series, position }, index) => {
        const volume = volumes[needed.indexOf(paths[index] ?? "")];
        if (volume === undefined) throw new RangeError(`no volume for the place ${position}`);
        return pieceOf(volume, position % series.size);
      }),
    ),
  );
}

/** The part of the assets binding that the store needs. */
export interface Assets {
  fetch(url: string): Promise<Pick<Response, "ok" | "status" | "arrayBuffer">>;
}

/**
 * Reads volumes from the Worker's static assets and keeps the most recently read ones. It
 * releases the memory of a volume as soon as the volume is neither kept nor in use.
 *
 * @param limit the most bytes to keep
 */
export function assetStore(assets: Assets, limit: number): VolumeStore {
  const holders = new WeakMap<Uint8Array, number>();
  const hold = (bytes: Uint8Array) => holders.set(bytes, (holders.get(bytes) ?? 0) + 1);
  const letGo = (bytes: Uint8Array) => {
    const others = (holders.get(bytes) ?? 1) - 1;
    holders.set(bytes, others);
    if (others === 0) releaseBuffer(bytes);
  };
  const kept = new Lru<Uint8Array>(limit, (bytes) => bytes.length, letGo);

  const read = async (path: string): Promise<Uint8Array> => {
    const known = kept.get(path);
    const bytes = known ?? (await fetchVolume(assets, path));
    hold(bytes);
    if (known === undefined && kept.set(path, bytes)) hold(bytes);
    return bytes;
  };
  return async (paths, use) => {
    const volumes = await Promise.all(paths.map(read));
    try {
      return use(volumes);
    } finally {
      volumes.forEach(letGo);
    }
  };
}

async function fetchVolume(assets: Assets, path: string): Promise<Uint8Array> {
  const response = await assets.fetch(`https://assets.invalid${path}`);
  if (!response.ok) throw new Error(`the volume ${path} is missing (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * What an answer depends on: the catalogue, its volumes, and the moment that decides what is
 * public.
 */
export interface Site {
  readonly catalogue: Catalogue;
  readonly store: VolumeStore;
  readonly now: Instant;
}
