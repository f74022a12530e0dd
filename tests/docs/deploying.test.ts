import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as commands from "../../src/cli/commands.ts";
import { planLimits, usageLine } from "../../src/cli/limits/judge-usage.ts";
import { type Command, readArguments } from "../../src/cli/read-arguments.ts";

/*
 * docs/deploying.md: its commands, its list of log lines, and its figures.
 */

const page = readFileSync("docs/deploying.md", "utf8");
const bench = readFileSync("bench/README.md", "utf8");

/** The rows of a table, each as its cells. */
function table(head: string): string[][] {
  const start = page.indexOf(`| ${head} |`);
  expect(start, head).toBeGreaterThan(0);
  const [lines = ""] = page.slice(start).split("\n\n", 1);
  return lines
    .trim()
    .split("\n")
    .slice(2)
    .map((row) => row.slice(2, -2).split(" | "));
}

const number = (text = "") => Number(text.replace(/[^\d.]/g, ""));

it("calls commands of Broadsheet with options that they take", () => {
  const known: Readonly<Record<string, Command>> = commands;
  const calls = [
    ...page.matchAll(/npm (?:run )?(start|check|deploy|rollback) -- ((?:(?!-- )[\w:/.~-]+ ?)+)/g),
  ];
  expect(calls.length).toBeGreaterThan(4);
  for (const [call, name = "", args = ""] of calls) {
    const command = known[name];
    if (command === undefined) throw new Error(`there is no command ${name}`);
    const read = readArguments(command, args.trim().split(" "));
    expect(read, call).not.toHaveProperty("problem");
  }
});

it("lists every line that the Worker logs, and no other", () => {
  const rooms = "app,article,catalogue,feed,http,language,memory,pages,query,views";
  const calls = globSync(`src/{worker.ts,{${rooms}}/**/*}`)
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(
        /console\.(\w+)\(\s*(?:JSON\.stringify\(\{\s*message: "([^"]+)")?/g,
      ),
    ]);
  const logged = calls.map(([, level, message]) => `${message} (${level})`);
  const listed = table("`message` | Level | What happened | What to do").map(
    ([message = "", level]) => `${message.replaceAll("`", "")} (${level})`,
  );
  expect(listed.sort()).toEqual(logged.sort());
});

it("computes what readers cost from the measured polls and the prices that it names", () => {
  // A reader's month of 30 days, as the table shows it.
  const [, month] = /a reader with nothing, a day .* (\d+) × 200 /.exec(bench) ?? [];
  const polls = number(month) / 30;
  expect(page).toContain(`makes ${polls} requests a day`);
  const [, perDay] = /The free plan allows ([\d,]+) requests a day/.exec(page) ?? [];
  const [, base, included, further] =
    /costs \$(\d+) a month, which include (\d+) million requests; each further million costs \$([\d.]+)\./.exec(
      page,
    ) ?? [];
  const rows = table("Readers | Requests a day | Requests a month | Plan | A month");
  expect(rows.length).toBeGreaterThan(5);
  for (const [readers, day, inMonth, plan, cost] of rows) {
    const requests = number(readers) * polls;
    expect([number(day), number(inMonth)], readers).toEqual([requests, requests * 30]);
    const isFree = requests <= number(perDay);
    expect(plan).toBe(isFree ? "free" : "paid");
    const extra = Math.max(0, (requests * 30) / 1e6 - number(included));
    const price = isFree ? 0 : number(base) + extra * number(further);
    expect(cost).toBe(`$${price.toFixed(2)}`);
  }
  expect(Math.floor(number(perDay) / polls / 10) * 10).toBe(number(rows[2]?.[0]));
  // Not even the most readers use up the CPU time that the paid plan includes.
  const [, microseconds] = /\| 304 .*?\| ([\d.]+) µs beside/.exec(bench) ?? [];
  expect(number(microseconds)).toBeLessThan(200);
  expect((number(rows.at(-1)?.[2]) * 200) / 1000).toBeLessThan(30e6);
});

it("names the limits that deploy counts with", () => {
  const MiB = 1024 * 1024;
  const rows = table("Limit | Free | Paid | When you meet it");
  const named = (limit: string) => rows.find(([name]) => name === limit)?.slice(1, 3);
  const thousands = (figure: number) => figure.toLocaleString("en");
  const { files, largest, worker, startUp, headerRules } = planLimits;
  expect(named("Files of a deployment")).toEqual([thousands(files.free), thousands(files.paid)]);
  expect(named("Largest file")).toEqual([`${largest.free / MiB} MiB`, `${largest.paid / MiB} MiB`]);
  expect(named("Worker")).toEqual([`${worker.free / MiB} MiB`, `${worker.paid / MiB} MiB`]);
  expect(named("Start-up")).toEqual(
    [startUp.free, startUp.paid].map((ms) => `${thousands(ms)} ms`),
  );
  expect(named("Rules in `_headers`")).toEqual([`${headerRules.free}`, `${headerRules.paid}`]);
});

it("shows the line of figures as deploy prints it", () => {
  const line = usageLine({
    files: 60,
    largest: { path: "/volumes/all/0.json", bytes: 300_000 },
    headerRules: 49,
    worker: 300_000,
    startUp: 44,
  });
  expect(page).toContain(`\n\`\`\`text\n${line}\n\`\`\`\n`);
});

it("takes its measured figures from the tables of the benchmarks", () => {
  const largest = (row: string) =>
    new RegExp(`^\\| ${row} .*\\| ([\\d,.]+)[^|]*\\|$`, "m").exec(bench)?.[1];
  const wanted = table("Limit | Free | Paid | When you meet it").map(([name, , , when]) => [
    name,
    when,
  ]);
  const when = Object.fromEntries(wanted);
  expect(when["Files of a deployment"]).toContain(`need ${largest("files among the assets")}.`);
  expect(when["Worker"]).toContain(`these need ${largest("bundle")} MB`);
  expect(when["Start-up"]).toContain(`these took ${largest("start-up, CPU")} ms`);
  expect(when["Memory"]).toContain(`up to ${largest("isolate memory, every volume touched")} MB`);
});

it("links to files that exist", () => {
  const links = Array.from(page.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, path = ""]) => path);
  expect(links).toContain("authoring.md");
  expect(links.filter((path) => !existsSync(`docs/${path}`))).toEqual([]);
});

it("the button has what it needs: scripts, and a word about each binding", () => {
  const { scripts, cloudflare } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["build", "deploy"]));
  const toml = readFileSync("wrangler.toml", "utf8");
  const bound = Array.from(toml.matchAll(/^(?:binding|name) = "([A-Z_]+)"$/gm), ([, name]) => name);
  expect(Object.keys(cloudflare.bindings).sort()).toEqual(bound.sort());
  for (const { description } of Object.values<{ description: string }>(cloudflare.bindings)) {
    expect(description).toMatch(/^[A-Z].+\.$/);
  }
});
