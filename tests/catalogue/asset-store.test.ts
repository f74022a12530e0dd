import { expect, it } from "vitest";
import { assetStore } from "../../src/catalogue/asset-store.ts";

/** Assets that count how often each path is read, and have one volume. */
function countingAssets() {
  const reads: string[] = [];
  return {
    reads,
    fetch: async (input: RequestInfo | URL) => {
      const { pathname } = new URL(String(input));
      reads.push(pathname);
      return new Response("volume", { status: pathname === "/volumes/0" ? 200 : 404 });
    },
  };
}

it("reads a volume once, as long as the memo has it", async () => {
  const assets = countingAssets();
  const memo = new Map<string, Uint8Array<ArrayBuffer>>();
  const store = assetStore(assets, memo);
  const first = await store("/volumes/0");
  expect(new TextDecoder().decode(first)).toBe("volume");
  expect(await store("/volumes/0")).toBe(first);
  expect(assets.reads).toEqual(["/volumes/0"]);
  memo.clear();
  await store("/volumes/0");
  expect(assets.reads).toEqual(["/volumes/0", "/volumes/0"]);
});

it("says which volume is missing", async () => {
  const store = assetStore(countingAssets(), new Map());
  await expect(store("/volumes/x")).rejects.toThrow("/volumes/x");
});
