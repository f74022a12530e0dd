import { expect, it } from "vitest";
import { assetStore } from "../../src/catalogue/asset-store.ts";

/** Assets that count how often each path is read; a path's number is its size in MiB. */
function countingAssets() {
  const reads: string[] = [];
  return {
    reads,
    fetch: async (input: RequestInfo | URL) => {
      const { pathname } = new URL(String(input));
      reads.push(pathname);
      const size = Number(pathname.split("/")[1]);
      return Number.isNaN(size)
        ? new Response(null, { status: 404 })
        : new Response(new Uint8Array(size * 1024 * 1024));
    },
  };
}

it("reads a volume once, and forgets the ones used longest ago beyond 16 MiB", async () => {
  const assets = countingAssets();
  const store = assetStore(assets);
  for (const path of ["/6/a", "/6/b", "/6/a", "/6/c", "/6/a", "/6/b"]) await store(path);
  expect(assets.reads).toEqual(["/6/a", "/6/b", "/6/c", "/6/b"]);
});

it("does not lose count when two requests read the same volume at once", async () => {
  const assets = countingAssets();
  const store = assetStore(assets);
  await Promise.all([store("/7/a"), store("/7/a"), store("/7/a")]);
  await store("/7/b");
  await store("/7/a");
  expect(assets.reads.filter((path) => path === "/7/b")).toHaveLength(1);
  expect(assets.reads.filter((path) => path === "/7/a")).toHaveLength(3);
});

it("says which volume is missing", async () => {
  await expect(assetStore(countingAssets())("/volumes/x")).rejects.toThrow("/volumes/x");
});
