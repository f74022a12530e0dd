import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readEdition } from "../../src/catalogue/edition-file.ts";
import { buildEdition } from "../../src/press/build-edition.ts";
import { articleSource, contentFolder } from "../support/content-folder.ts";

/*
 * Two machines deploy in turn, each with the edition that it made last. The second publishes a mistake;
 * the first, which has the good edition already, publishes that again.
 */
it("a reader by date loses a mistake that another machine takes back", async () => {
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

const noon = (day: number) => Date.UTC(2026, 10, day, 12);

/** The answer of an edition at a moment to a reader that holds this date. */
async function asked(dist: string, now: number, date: string | null = null): Promise<Response> {
  const file = readEdition(await readFile(join(dist, "edition.bin")));
  if ("errors" in file) throw new Error("the content was to be good");
  const ASSETS = {
    fetch: async (url: string) =>
      new Response(await readFile(join(dist, "assets", new URL(url).pathname))),
  };
  const app = createApp(openCatalogue(file.index, file.pressed), () => now);
  const headers = date === null ? {} : { "If-Modified-Since": date };
  return app.request("/rss.xml", { headers }, { ASSETS });
}
