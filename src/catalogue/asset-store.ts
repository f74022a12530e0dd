import { Lru } from "../memory/lru.ts";
import { releaseBuffer } from "../memory/release-buffer.ts";
import type { VolumeStore } from "./pieces.ts";

/** What is needed of the binding. */
export interface Assets {
  fetch(url: string): Promise<Pick<Response, "ok" | "status" | "arrayBuffer">>;
}

/**
 * Reads volumes from the Worker's static assets, and keeps those that were read last. The memory of a
 * volume is given back as soon as it is neither kept nor in use.
 *
 * @param limit the most bytes that are kept
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
