import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { createApp } from "../../src/app/app.ts";
import { type Format, formatKeys } from "../../src/article/formats.ts";
import { assetStore } from "../../src/catalogue/volume-store.ts";
import { feedDocument } from "../../src/feed/document.ts";
import { articleDocument } from "../../src/pages/document.ts";
import { emptyFeedQuery, noConditions } from "../../src/query/query.ts";
import { selectionOf } from "../../src/query/selection.ts";
import { fakeAssets } from "../support/fake-assets.ts";
import { madeUp } from "../support/made-up.ts";
import { unzipped } from "../support/unzipped.ts";

const now = 1_000_000;
const { catalogue, edition } = madeUp(
  Array.from({ length: 5 }, (_, published) => ({ published, topics: ["a"] })),
);
const volumes = new Map(edition.files.map((file) => [file.path, file.bytes()]));

/** The assets of the site, with another byte at a place of every volume. */
function damaged(at: number) {
  return fakeAssets((name) => {
    const bytes = volumes.get(name)?.slice();
    const place = at % (bytes?.length ?? 1);
    if (bytes !== undefined) bytes[place] = (bytes[place] ?? 0) ^ 0x10;
    return bytes;
  });
}

const whole = fakeAssets((name) => volumes.get(name));
const conditions = { ...noConditions, topics: [["a"]] };

/** The body of a feed, or of the page of an article. */
async function bodyOf(name: Format | "page", assets: typeof whole) {
  const site = { catalogue, store: assetStore(assets, 0), now };
  if (name === "page") return (await articleDocument(site, "s1"))?.body();
  return feedDocument(site, selectionOf(catalogue, { ...emptyFeedQuery, conditions }), name).body();
}

it.each([...formatKeys, "page"] as const)(
  "a damaged volume never makes a wrong body: %s",
  async (name) => {
    const right = unzipped(await bodyOf(name, whole));
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(3000), async (at) => {
        const found = await bodyOf(name, damaged(at)).then(unzipped, (error: unknown) => {
          expect(error).toBeInstanceOf(RangeError);
          refused += 1;
        });
        if (found !== undefined) expect(found).toBe(right);
      }),
    );
    expect(refused).toBeGreaterThan(50);
  },
);

it.each(["gzip", "identity"])("a damaged volume is an internal error in %s", async (coding) => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const app = createApp(catalogue, () => now);
  const init = { headers: { "Accept-Encoding": coding } };
  // In the last byte of the newest article.
  const response = await app.request("/rss.xml", init, { ASSETS: damaged(-1 + 2 ** 31) });
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining("Internal error"),
  ]);
});
