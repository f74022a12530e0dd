import fc from "fast-check";
import { expect, it } from "vitest";
import { assetStore } from "../../src/catalogue/volume-store.ts";
import { fakeAssets } from "../support/fake-assets.ts";

/** Ten volumes of 8 bytes each, all of which are their number, behind assets that count what is read. */
function countingAssets() {
  return fakeAssets((asked) => {
    const [, number] = /^\/volumes\/(\d)$/.exec(asked) ?? [];
    return number === undefined ? undefined : new Uint8Array(8).fill(Number(number));
  });
}
const path = (volume: number) => `/volumes/${volume}`;
const copies = (volumes: readonly Uint8Array[]) => volumes.map((volume) => [...volume]);
const whole = (volume: number) => Array.from({ length: 8 }, () => volume);
/** The bound within which so many of them are kept: 128 bytes for each entry, and 20 for its path. */
const room = (volumes: number) => volumes * (128 + 20 + 8);

it("reads a volume once, as long as there is room for it", async () => {
  const assets = countingAssets();
  const store = assetStore(assets, room(2));
  expect(await store([path(0)], copies)).toEqual([whole(0)]);
  expect(await store([path(0), path(1)], copies)).toEqual([whole(0), whole(1)]);
  expect(assets.reads).toEqual([path(0), path(1)]);
  await store([path(2)], copies);
  await store([path(0)], copies);
  expect(assets.reads).toEqual([path(0), path(1), path(2), path(0)]);
});

it("gives the memory of a volume back that is not kept, and of none that is", async () => {
  const store = assetStore(countingAssets(), room(1));
  const [kept] = await store([path(0)], (volumes) => volumes);
  expect(kept).toHaveLength(8);
  await store([path(1)], ([other]) => {
    expect(kept).toHaveLength(0);
    expect(other).toHaveLength(8);
  });
});

it("gives no memory back that somebody still waits with", async () => {
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
  // Drives the first volume out, while the second one is on its way.
  await store([path(1)], copies);
  arrive();
  expect(await both).toEqual([whole(0), whole(9)]);
});

it("gives what it used back even where that has failed", async () => {
  const store = assetStore(countingAssets(), 0);
  let used: readonly Uint8Array[] = [];
  const failing = store([path(0)], (volumes) => {
    used = volumes;
    throw new Error("no use");
  });
  await expect(failing).rejects.toThrow("no use");
  expect(used[0]).toHaveLength(0);
});

it("gives whole volumes, in whatever order they arrive, and to however many at once", async () => {
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

it("says which volume is missing", async () => {
  const store = assetStore(countingAssets(), room(2));
  await expect(store(["/volumes/x"], copies)).rejects.toThrow("/volumes/x");
});
