import { expect, it } from "vitest";
import { createApp } from "../../src/app/app.ts";
import { blankAssets, blankCatalogue } from "../../src/app/warm-up.ts";
import { madeUp, namesIn } from "../support/made-up.ts";

it("goes the whole way, and nobody is answered with what it made", async () => {
  const { catalogue, open } = madeUp(
    Array.from({ length: 60 }, (_, number) => ({ published: number })),
  );
  const rehearsal = createApp(blankCatalogue(catalogue), () => 100, undefined, blankAssets);
  const ask = open(() => 100);
  const first = await ask("/rss.xml");
  const text = await first.text();
  expect(namesIn(text)).toEqual(["s59", "s58", "s57"]);
  // Twice, as what is asked for again is kept.
  for (const method of ["HEAD", "HEAD"]) {
    const { status, headers } = await rehearsal.request("/rss.xml", { method }, {});
    expect(status).toBe(200);
    expect(Number(headers.get("Content-Length"))).toBeGreaterThan(500);
    expect(headers.get("ETag")).not.toBe(first.headers.get("ETag"));
  }
  for (const _ of [1, 2, 3]) expect(await (await ask("/rss.xml")).text()).toBe(text);
});
