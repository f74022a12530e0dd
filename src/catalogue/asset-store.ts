import type { VolumeStore } from "./pieces.ts";

/** Where volumes are kept at hand, by path. */
export interface Memo {
  get(name: string): Uint8Array<ArrayBuffer> | undefined;
  set(name: string, bytes: Uint8Array<ArrayBuffer>): void;
}

/** Reads volumes from the Worker's static assets where the memo does not have them. */
export function assetStore(assets: Pick<Fetcher, "fetch">, memo: Memo): VolumeStore {
  return async (path) => {
    const known = memo.get(path);
    if (known !== undefined) return known;
    const response = await assets.fetch(`https://assets.invalid${path}`);
    if (!response.ok) throw new Error(`the volume ${path} is missing (${response.status})`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    memo.set(path, bytes);
    return bytes;
  };
}
