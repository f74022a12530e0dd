import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createApp } from "../../../src/app/app.ts";
import { openCatalogue } from "../../../src/catalogue/catalogue.ts";
import { readEdition } from "../../../src/catalogue/edition-file.ts";
import { keepLineage } from "../../../src/cli/deploy/record-deployment.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { articleSource, contentFolder } from "../../support/content-folder.ts";
import { fakeAssets } from "../../support/fake-assets.ts";

/*
 * Two machines deploy in turn, and each still has the edition that it built last. The second machine
 * publishes a mistake. The first, which already has the good edition, then publishes that again.
 */
it("a reader that asks by date gets the correction, even from a machine that built it before the mistake", async () => {
  const source = (title: string) => articleSource(`title: ${title}\npublished: 2026-01-01`);
  const folder = await contentFolder({ "articles/2026/x/index.md": source("Good") });
  const write = (title: string) =>
    writeFile(join(folder, "articles/2026/x/index.md"), source(title));
  const deploy = (machine: string, day: number) =>
    buildEdition(folder, join(folder, machine), { preview: "none", deployed: noon(day) });
  await deploy("first", 1);
  await write("Bad");
  await deploy("second", 2);
  const bad = await asked(join(folder, "second"), noon(2) + 3_600_000);
  await write("Good");
  await deploy("first", 3);
  const good = await asked(join(folder, "first"), noon(5), bad.headers.get("Last-Modified"));
  expect(await bad.text()).toContain("Bad");
  expect(good.status).toBe(200);
  expect(await good.text()).toContain("Good");
  const again = await asked(join(folder, "first"), noon(6), good.headers.get("Last-Modified"));
  expect(again.status).toBe(304);
});

/*
 * Each deployment starts from a fresh clone, which has the content but no edition. Only lineage.json
 * says what earlier editions changed.
 */
it("a program that keeps a copy gets only the difference, even from an edition of another machine", async () => {
  const source = (title: string) => articleSource(`title: "${title}"\npublished: 2026-01-01`);
  const folder = await contentFolder({
    "articles/2026/x/index.md": source("First"),
    "articles/2026/y/index.md": source("Second"),
  });
  const round = async (machine: string, day: number, path: string, keeps = true) => {
    const dist = join(folder, machine);
    const built = await buildEdition(folder, dist, { preview: "none", deployed: noon(day) });
    expect(built.ok && built.warnings).toEqual([]);
    expect(await keepLineage(dist, folder, noon(day - 1))).toBe(false);
    if (keeps) expect(await keepLineage(dist, folder, noon(day))).toBe(true);
    const { items, _broadsheet } = await (await asked(dist, noon(day) + 1000, null, path)).json<{
      items: { title: string }[];
      _broadsheet: { resync?: true; delta_url: string };
    }>();
    const [, next = ""] = /^https?:\/\/[^/]+(.*)$/.exec(_broadsheet.delta_url) ?? [];
    return { titles: items.map(({ title }) => title).sort(), next, again: _broadsheet.resync };
  };
  const first = await round("first", 1, "/feed.json?since=start");
  expect(first).toMatchObject({ titles: ["First", "Second"], again: true });
  await writeFile(join(folder, "articles/2026/x/index.md"), source("Corrected"));
  const second = await round("second", 2, first.next);
  expect(second).toMatchObject({ titles: ["Corrected"], again: undefined });
  const third = await round("third", 3, second.next, false);
  expect(third).toMatchObject({ titles: [], again: undefined });
  // The third deployment was not committed, so the fourth cannot compare itself with it.
  expect(await round("fourth", 4, third.next)).toMatchObject({
    titles: ["Corrected", "Second"],
    again: true,
  });
});

const noon = (day: number) => Date.UTC(2026, 10, day, 12);

/** The answer of an edition, at a moment, to a reader that last got an answer with this date. */
async function asked(
  dist: string,
  now: number,
  date: string | null = null,
  path = "/rss.xml",
): Promise<Response> {
  const file = readEdition(await readFile(join(dist, "edition.bin")));
  if ("errors" in file) throw new Error("the content has errors");
  const ASSETS = fakeAssets((path) => readFile(join(dist, "assets", path)));
  const app = createApp(openCatalogue(file.index, file.pressed, file.lineage), () => now);
  const headers = date === null ? {} : { "If-Modified-Since": date };
  return app.request(path, { headers }, { ASSETS });
}
