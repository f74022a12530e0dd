import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { createApp } from "../../src/app/app.ts";
import { pressedAssets } from "../support/fake-assets.ts";
import { type Pressed, pressFixture } from "../support/fixtures.ts";

/*
 * docs/feeds.md: requests its addresses from the site of the fixture `lakeside`.
 */

const page = readFileSync("docs/feeds.md", "utf8");
let pressed: Pressed;
beforeAll(async () => {
  pressed = await pressFixture("lakeside");
});

async function ask(path: string): Promise<Response> {
  const ASSETS = pressedAssets(pressed.edition);
  const app = createApp(pressed.catalogue, () => Date.parse("2026-11-22T00:00:00Z"));
  return app.request(`${pressed.catalogue.channel.url}${path}`, {}, { ASSETS });
}

/** The rows of a table, each as a list of cells. */
function table(head: string): string[][] {
  const [, rows = ""] =
    new RegExp(`\\| ${head.replace("|", "\\|")} \\|\n\\|[ |-]+\\|\n((?:\\|.*\n)+)`).exec(page) ??
    [];
  return rows
    .trim()
    .split("\n")
    .map((row) => row.slice(2, -2).split(" | "));
}
const codeIn = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

it("gives the right titles of its example queries", async () => {
  const rows = table("Address | Title of the feed");
  expect(rows.length).toBeGreaterThan(4);
  for (const [address, title] of rows) {
    const response = await ask(codeIn(address)[0] ?? "");
    expect(response.status).toBe(200);
    const text = await response.text();
    const [, said] = /<title[^>]*>([^<]*)<|"title": "([^"]*)"/.exec(text)?.filter(Boolean) ?? [];
    expect(said).toBe(title);
  }
});

it("names exactly the parameters that the site reads", async () => {
  const named = table("Parameter | What").flatMap(([cell]) => codeIn(cell));
  const read = ["topic", "exclude", "author", "language", "since", "until", "limit", "content"];
  expect(named).toEqual(read);
  for (const name of named) {
    expect([400, 404], name).toContain((await ask(`/rss.xml?${name}=-`)).status);
  }
});

it("shows a real refusal", async () => {
  const [, request = ""] = /This is the one for `([^`]+)`/.exec(page) ?? [];
  const [, shown = ""] = /(\{\n {2}"title": "The query[\s\S]*?\n\})\n/.exec(page) ?? [];
  const response = await ask(request);
  expect(response.status).toBe(400);
  const { errors, ...rest } = JSON.parse(shown);
  const [limit, topic] = errors;
  expect(await response.json()).toEqual({
    ...rest,
    errors: [limit, { ...topic, nearest: expect.arrayContaining(["cooperation"]) }],
  });
});

it("says where the legacy paths lead", async () => {
  const rows = table("From | To");
  expect(rows.length).toBeGreaterThan(4);
  for (const [from, to] of rows) {
    for (const address of codeIn(from)) {
      const { status, headers } = await ask(address);
      expect([status, headers.get("Location")], address).toEqual([301, codeIn(to)[0]]);
    }
  }
});

it("names folders in its first table that have all three feeds and a page", async () => {
  for (const folder of ["/", "/topics/cooperation/", "/languages/en/"]) {
    for (const file of ["", "rss.xml", "atom.xml", "feed.json"]) {
      expect((await ask(folder + file)).status).toBe(200);
    }
  }
});
