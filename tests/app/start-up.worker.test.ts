import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import edition from "../../.vitest/demanding/edition.bin";
import { startUp } from "../../src/app/start-up.ts";
import {
  type EditionFile,
  editionText,
  type Preview,
  readEdition,
} from "../../src/catalogue/edition-file.ts";

/*
 * Starts an isolate as the platform does, with a clock that stays at 0 until the first request.
 */

const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
const { index } = file;
/** The moment at which the article `scheduled` appears. */
const embargo = Date.parse("2099-01-01T08:00:00+08:00");
const minute = 60_000;

function started(edition: EditionFile, clock: () => number) {
  const bytes = new Uint8Array(new TextEncoder().encode(editionText(edition))).buffer;
  return startUp(bytes, { env, clock, waitUntil: () => {} });
}

function isolate(pressed: number) {
  let now = 0;
  const app = started({ index, pressed }, () => now);
  return async (path: string, at: number) => {
    now = at;
    return app.fetch(new Request(`https://news.example.org${path}`), env);
  };
}

it.each(["/rss.xml", "/atom.xml", "/feed.json", "/", "/sitemap.xml", "/articles/scheduled/"])(
  "keeps the embargo at %s even if the clock of the press was ahead",
  async (path) => {
    const ask = isolate(embargo + 24 * 60 * minute);
    const before = await ask(path, embargo - minute);
    expect(await before.text()).not.toContain("scheduled");
    const after = await ask(path, embargo + minute);
    expect(await after.text()).toContain("scheduled");
  },
);

it("is never dated in the future, and its dates never go back", async () => {
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

it("makes feed heads for the edition's moment while there is no clock", async () => {
  const ask = isolate(embargo - minute);
  expect((await ask("/rss.xml", embargo - minute)).status).toBe(200);
});

const previews = ["pages", "feeds"] satisfies Preview[];
const errors = [
  { severity: "error", file: "a.md", line: 1, column: 1, message: "m", fix: "f" },
] as const;
const unpublished: [string, EditionFile][] = [
  ...previews.map((preview): [string, EditionFile] => [
    `a preview for ${preview}`,
    { index: { ...index, preview }, pressed: 1 },
  ]),
  ["the errors in the content", { errors }],
];
const paths = ["/feed.json", "/rss.xml?limit=0", "/feed", "/?feed=rss2", "/", "/nothing", "/rss2"];

describe.each(unpublished)("%s", (_, edition) => {
  const app = started(edition, () => embargo);
  const ask = async (url: string, init?: RequestInit) => app.fetch(new Request(url, init), env);

  it.each([
    "http://evil.example",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
  ])("is not shown at %s, a name that anyone can point at this computer", async (origin) => {
    const answer = await ask(`${origin}/feed.json`);
    expect(answer.status).toBe(421);
    expect(await answer.json()).toMatchObject({ status: 421, title: "This host is not served" });
  });

  it.each(["http://localhost:8787", "http://127.0.0.1:8787", "http://[::1]:8787"])(
    "is shown at %s",
    async (origin) => {
      expect((await ask(`${origin}/feed.json`)).status).not.toBe(421);
    },
  );

  it.each(paths)("keeps scripts of other origins from reading %s", async (path) => {
    for (const method of ["GET", "HEAD", "OPTIONS", "POST"]) {
      const headers = { Origin: "https://evil.example", "Access-Control-Request-Method": "GET" };
      const answer = await ask(`http://localhost:8787${path}`, { method, headers });
      expect([...answer.headers.keys()].join()).not.toContain("access-control");
    }
  });
});

it("shows a preview at the address that the operator chose", async () => {
  const app = started({ index: { ...index, preview: "pages" }, pressed: 1 }, () => embargo);
  const answer = await app.fetch(new Request(`${index.channel.url}/feed.json`), env);
  expect(answer.status).toBe(200);
});

it("answers every host and every origin if the edition is public", async () => {
  const app = started({ index, pressed: 1 }, () => embargo);
  const answer = await app.fetch(new Request("https://elsewhere.example/feed.json"), env);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
});
