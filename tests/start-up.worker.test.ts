import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import edition from "../.vitest/demanding/edition.bin";
import { editionText, readEdition } from "../src/catalogue/edition-file.ts";
import { startUp } from "../src/start-up.ts";

/*
 * An isolate as the platform starts it: its clock stands at 0 until the first request.
 */

const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
const { index } = file;
/** When the article `scheduled` is to appear. */
const embargo = Date.parse("2099-01-01T08:00:00+08:00");
const minute = 60_000;

function isolate(pressed: number) {
  let now = 0;
  const bytes = new Uint8Array(new TextEncoder().encode(editionText({ index, pressed }))).buffer;
  const app = startUp(bytes, { env, clock: () => now, waitUntil: () => {} });
  return async (path: string, at: number) => {
    now = at;
    return app.fetch(new Request(`https://news.example.org${path}`), env);
  };
}

it.each(["/rss.xml", "/atom.xml", "/feed.json", "/", "/sitemap.xml", "/articles/scheduled/"])(
  "%s of an edition whose press had a clock that was ahead keeps to the embargo",
  async (path) => {
    const ask = isolate(embargo + 24 * 60 * minute);
    const before = await ask(path, embargo - minute);
    expect(await before.text()).not.toContain("scheduled");
    const after = await ask(path, embargo + minute);
    expect(await after.text()).toContain("scheduled");
  },
);

it("is never dated later than now, and its dates grow", async () => {
  const ask = isolate(embargo + 24 * 60 * minute);
  const dates: number[] = [];
  for (const at of [embargo - 5 * minute, embargo - minute, embargo + minute]) {
    const date = Date.parse((await ask("/atom.xml", at)).headers.get("Last-Modified") ?? "");
    expect(date).toBeLessThanOrEqual(at);
    dates.push(date);
  }
  expect(dates).toEqual([...dates].sort());
  expect(new Set(dates).size).toBe(3);
});

it("draws its heads at the moment of the edition, while there is no clock", async () => {
  const ask = isolate(embargo - minute);
  expect((await ask("/rss.xml", embargo - minute)).status).toBe(200);
});
