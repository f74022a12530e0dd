import type { VolumeStore } from "./pieces.ts";

/** The most bytes of volumes that an isolate keeps at hand. */
const memoBytes = 16 * 1024 * 1024;

/** Reads volumes from the Worker's static assets, and keeps the ones used last within a bound of bytes. */
export function assetStore(assets: Pick<Fetcher, "fetch">): VolumeStore {
  const memo = new Map<string, Uint8Array>();
  let held = 0;
  return async (path) => {
    const known = memo.get(path);
    if (known !== undefined) {
      memo.delete(path);
      memo.set(path, known);
      return known;
    }
    const response = await assets.fetch(`https://assets.invalid${path}`);
    if (!response.ok) throw new Error(`the volume ${path} is missing (${response.status})`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!memo.has(path)) held += bytes.length;
    memo.set(path, bytes);
    for (const [oldest, { length }] of memo) {
      if (held <= memoBytes) break;
      memo.delete(oldest);
      held -= length;
    }
    return bytes;
  };
}
