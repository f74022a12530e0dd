import fc from "fast-check";
import { expect, it } from "vitest";
import { assetStore } from "../../src/catalogue/volume-store.ts";
import { fakeAssets } from "../support/fake-assets.ts";

/** Ten volumes of eight bytes, each byte the volume's number, behind assets that record reads. */
function countingAssets() {
  return fakeAssets((asked) => {
    const [, number] = /^\/volumes\/(\d)$/.exec(asked) ?? [];
    return number === undefined ? undefined : new Uint8Array(8).fill(Number(number));
  });
}
const path = (volume: number) => `/volumes/${volume}`;
const copies = (volumes: readonly Uint8Array[]) => volumes.map((volume) => [...volume]);
const whole = (volume: number) => Array.from({ length: 8 }, () => volume);
/** The limit in bytes that keeps this number of volumes: 128 for each entry, and 20 for its path. */
const room = (volumes: number) => volumes * (128 + 20 + 8);

it("reads a volume once while there is room for it", async () => {
  const assets = countingAssets();
  const store = assetStore(assets, room(2));
  expect(await store([path(0)], copies)).toEqual([whole(0)]);
  expect(await store([path(0), path(1)], copies)).toEqual([whole(0), whole(1)]);
  expect(assets.reads).toEqual([path(0), path(1)]);
  await store([path(2)], copies);
  await store([path(0)], copies);
  expect(assets.reads).toEqual([path(0), path(1), path(2), path(0)]);
});

it("releases the memory of a volume only when it is no longer kept", async () => {
  const store = assetStore(countingAssets(), room(1));
  const [kept] = await store([path(0)], (volumes) => volumes);
  expect(kept).toHaveLength(8);
  await store([path(1)], ([other]) => {
    expect(kept).toHaveLength(0);
    expect(other).toHaveLength(8);
  });
});

it("does not release a volume that a pending request still needs", async () => {
  const assets = countingAssets();
  let arrive = () => {};
  const late = new Promise<void>((done) => {
    arrive = done;
  });
  const slow = async (input: RequestInfo | URL) => {
    if (String(input).endsWith(path(9))) await late;
    return assets.fetch(input);
  };
  const store = assetStore({ fetch: slow }, room(1));
  const both = store([path(0), path(9)], copies);
  // Evicts the first volume while the second is still being read.
  await store([path(1)], copies);
  arrive();
  expect(await both).toEqual([whole(0), whole(9)]);
});

it("releases a volume even if its use fails", async () => {
  const store = assetStore(countingAssets(), 0);
  let used: readonly Uint8Array[] = [];
  const failing = store([path(0)], (volumes) => {
    used = volumes;
    throw new Error("no use");
  });
  await expect(failing).rejects.toThrow("no use");
  expect(used[0]).toHaveLength(0);
});

it("returns whole volumes, in any order of arrival, to any number of requests at once", async () => {
  const feedQuery = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(feedQuery, { maxLength: 8 }),
      fc.constantFrom(0, room(1), room(3), room(10)),
      async (scheduler, queries, limit) => {
        const fetch = scheduler.scheduleFunction(countingAssets().fetch);
        const store = assetStore({ fetch }, limit);
        const answers = queries.map((volumes) => store(volumes.map(path), copies));
        await scheduler.waitAll();
        expect(await Promise.all(answers)).toEqual(queries.map((volumes) => volumes.map(whole)));
      },
    ),
  );
});

it("names the missing volume", async () => {
  const store = assetStore(countingAssets(), room(2));
  await expect(store(["/volumes/x"], copies)).rejects.toThrow("/volumes/x");
});
