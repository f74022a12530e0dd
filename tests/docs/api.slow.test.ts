import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { describeApi } from "../../src/api/describe-api.ts";
import { developmentFolder } from "../../src/cli/build/edition-folders.ts";
import { lineageFile } from "../../src/press/lineage/past-editions.ts";
import { articleSource } from "../support/content-folder.ts";
import { readDescription } from "../support/described-api.ts";
import { type DevServer, devServer } from "../support/dev-server.ts";
import { documentedProgram } from "../support/documented-sync.ts";
import type { Ask } from "../support/exchange.ts";
import { httpAsk } from "../support/http-ask.ts";
import { nodeServer } from "../support/node-server.ts";
import { projectCopy } from "../support/project-copy.ts";
import { channel } from "../support/publication.ts";
import { withTool } from "../support/with-tool.ts";

/*
 * docs/api.md on a local server: its examples answer as it shows, and its two programs keep an exact copy
 * while the site publishes, corrects and withdraws. What it says in tables is what the code says.
 */

const page = readFileSync("docs/api.md", "utf8");
const documented = "https://news.harbour-post.org";
const run = promisify(execFile);

let project: string;
let site: DevServer;
/** Stands before the site, so that a test can count requests, and do something between two of them. */
let front: Awaited<ReturnType<typeof nodeServer>>;
let asked: string[] = [];
let afterAnswer: () => Promise<void> = async () => {};

beforeAll(async () => {
  project = await projectCopy("tests/fixtures/harbour/content");
  for (let number = 0; number < articles; number++) writeArticle(number, nothing);
  const agent = new Agent({ keepAlive: true });
  let ask: Ask = () => Promise.reject(new Error("not yet"));
  front = await nodeServer(async (path, init) => {
    const answer = await ask(path, init);
    asked.push(path);
    await afterAnswer();
    return answer;
  });
  site = await devServer(project, front.origin);
  ask = httpAsk(site.origin, agent);
});

afterAll(async () => {
  await front?.close();
  await site?.end("SIGTERM");
  await rm(project, { recursive: true, force: true, maxRetries: 10 });
});

function inContent(path: string): string {
  return join(project, "content", path);
}

/** Articles besides those of the fixture: enough for several pages of the documented length. */
const articles = 120;
const nothing = "";

function writeArticle(number: number, more: string): void {
  const folder = inContent(`articles/2023/number-${number}`);
  mkdirSync(folder, { recursive: true });
  const published = new Date(Date.UTC(2023, 0, 1 + number)).toISOString().slice(0, 10);
  const front = `title: Number ${number}\npublished: ${published}\ntopics: []\n${more}`;
  writeFileSync(join(folder, "index.md"), articleSource(front));
}

let editions = 0;

/**
 * Changes the content, and waits until the site shows it. It remembers the edition before, as a deployment
 * does.
 */
async function publish(change: () => void): Promise<void> {
  copyFileSync(join(project, developmentFolder, lineageFile), inContent(lineageFile));
  change();
  editions += 1;
  // With a date in the past, written last: when it is public, everything is.
  writeArticle(1000 + editions, `updated: 2026-01-01`);
  for (let tries = 0; tries < 600; tries++) {
    const { status } = await fetch(`${site.origin}/articles/number-${1000 + editions}/`);
    if (status === 200) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error("the new edition did not appear");
}

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly next_url?: string;
}

/** Everything that is public, by its id, read page by page. */
async function everything(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  let address: string | undefined = "/feed.json?limit=100";
  while (address !== undefined) {
    const answer = await fetch(site.origin + address.replace(front.origin, ""));
    const { items, next_url }: Page = JSON.parse(await answer.text());
    for (const item of items) found[item.id] = item;
    address = next_url;
  }
  return found;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-copy-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The program in a folder of its own, and what it has stored. */
async function program(language: "js" | "python") {
  const folder = await temporaryFolder();
  const file = join(folder, language === "js" ? "sync.mjs" : "sync.py");
  await writeFile(file, documentedProgram(language).replaceAll(documented, front.origin));
  const stored = join(folder, "copy.json");
  return {
    run: async () => {
      asked = [];
      await run(language === "js" ? process.execPath : "python3", [file], { cwd: folder });
      return asked.length;
    },
    items: async (): Promise<Record<string, unknown>> =>
      JSON.parse(await readFile(stored, "utf8")).items,
    /** Stores an article that the site never had: only a program that begins again forgets it. */
    mark: async () => {
      const copy = JSON.parse(await readFile(stored, "utf8"));
      copy.items[mark] = { id: mark };
      await writeFile(stored, JSON.stringify(copy));
    },
  };
}

const mark = "mark";

/** Publishes an article in the past, corrects one, withdraws one, and takes two away. */
function changes(first: number): void {
  writeArticle(300 + first, nothing);
  writeArticle(first, "corrections: [{ date: 2026-02-01, text: It was one more. }]");
  writeArticle(first + 1, "withdrawn: { date: 2026-02-01, reason: It was wrong. }");
  writeArticle(first + 2, "status: draft");
  rmSync(inContent(`articles/2023/number-${first + 3}`), { recursive: true });
}

/** Runs a program through everything that may happen to a site. */
async function keepsCopy(language: "js" | "python", first: number): Promise<void> {
  const copy = await program(language);
  expect(await copy.run()).toBeGreaterThan(2);
  expect(await copy.items()).toEqual(await everything());

  // Only what has changed is fetched, and the copy is the same as the site again.
  await copy.mark();
  await publish(() => changes(first));
  expect(await copy.run()).toBe(1);
  expect(await copy.items()).toEqual({ ...(await everything()), [mark]: { id: mark } });
  expect(await copy.run()).toBe(1);

  // A new edition appears between the first page and the second.
  const other = await program(language);
  afterAnswer = async () => {
    afterAnswer = async () => {};
    await publish(() => changes(first + 10));
  };
  expect(await other.run()).toBeGreaterThan(3);
  expect(await other.items()).toEqual(await everything());
}

/** Whether a text is another one in which "…" stands for what is left out. */
function expectShown(shown: string, text: string): void {
  const parts = shown.split("…");
  let rest = text;
  for (const [place, part] of parts.entries()) {
    const at =
      place === parts.length - 1 && place > 0 ? rest.lastIndexOf(part) : rest.indexOf(part);
    expect([part, at >= 0, place > 0 || at === 0]).toEqual([part, true, true]);
    rest = rest.slice(at + part.length);
  }
  expect(rest).toBe("");
}

withTool("curl")("the examples answer as it shows", async () => {
  const folder = await temporaryFolder();
  const blocks = Array.from(page.matchAll(/```console\n([\s\S]*?)```/g), ([, block = ""]) => block);
  const examples = blocks.flatMap((block) => block.split(/^\$ /m).slice(1));
  expect(examples.length).toBe(5);
  for (const example of examples) {
    const [command = "", ...lines] = example.trim().split("\n");
    const { stdout } = await run("sh", ["-c", command.replaceAll(documented, front.origin)], {
      cwd: folder,
    });
    expectShown(lines.join("\n"), stdout.replaceAll(front.origin, documented).trim());
  }
  // The last of them did not overwrite what it had.
  expect(JSON.parse(await readFile(join(folder, "feed.json"), "utf8")).items).not.toEqual([]);
});

it("the program in JavaScript keeps an exact copy", () => keepsCopy("js", 0));
withTool("python")("the program in Python keeps an exact copy", () => keepsCopy("python", 50));

it("the loops have about ten lines", () => {
  const bodies = [
    /async function sync[^\n]*\n([\s\S]*?)^\}/m.exec(page)?.[1],
    /def sync[^\n]*\n([\s\S]*?)\n\n/.exec(page)?.[1],
  ];
  for (const body of bodies) expect(body?.trim().split("\n").length).toBeLessThanOrEqual(12);
});

describe("its tables", () => {
  const { operations, components } = readDescription(describeApi(channel, "1"));
  const firstCells = (head: string) => {
    const [, rows = ""] =
      new RegExp(`\\| ${head} \\|.*\n\\|[ |-]+\\|\n((?:\\|.*\n)+)`).exec(page) ?? [];
    return rows.split("\n").flatMap((row) => row.split(" | ")[0]?.match(/[\w-]+/g) ?? []);
  };

  it("name every parameter of a feed", () => {
    const feed = operations.find(({ id }) => id === "jsonFeed");
    const read = feed?.parameters.filter((one) => one.in === "query").map(({ name }) => name);
    expect(firstCells("Parameter")).toEqual(read);
  });

  it("name every status that asks something of a program", () => {
    const told = new Set(operations.flatMap(({ responses }) => [...responses.keys()]));
    // 206 and 416 are about parts of recordings, and no path is described for a method that it refuses.
    const statuses = [...told, 405].filter((status) => status >= 300 && status !== 416);
    expect(firstCells("Status").map(Number)).toEqual(statuses.sort((a, b) => a - b));
  });

  it("stand beside the limits of the code", () => {
    const [, limit, period] =
      /limit = (\d+), period = (\d+)/.exec(readFileSync("wrangler.toml", "utf8")) ?? [];
    expect(period).toBe("60");
    expect(page).toContain(`ask for ${limit} of them in a minute`);
    const { topic } = components.parameters;
    expect(page).toContain(`repeat a parameter up to ${topic?.schema["maxItems"]} times`);
  });
});
