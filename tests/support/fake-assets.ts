import type { AssetFile } from "../../src/press/edition/press-volumes.ts";

/** Finds the bytes of a path. */
type Find = (path: string) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

/**
 * Imitates the platform's binding ASSETS, which answers 404 for a path without bytes. Each answer contains
 * a copy of the bytes, because the Worker releases the buffers that it has read.
 */
export function fakeAssets(find: Find) {
  const reads: string[] = [];
  return {
    /** The paths that were requested, in order. */
    reads,
    fetch: async (input: RequestInfo | URL): Promise<Response> => {
      const { pathname } = new URL(String(input));
      reads.push(pathname);
      const bytes = await find(pathname);
      return bytes === undefined
        ? new Response(null, { status: 404 })
        : new Response(new Uint8Array(bytes));
    },
    connect: (): never => {
      throw new Error("not a socket");
    },
  };
}

/** The assets of an edition that was pressed in memory. */
export function pressedAssets({ files }: { readonly files: readonly AssetFile[] }) {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return fakeAssets((path) => byPath.get(path)?.bytes());
}
