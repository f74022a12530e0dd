import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { publish, type Written } from "../support/publisher.ts";

/*
 * docs/feeds.md, “Asking for feeds”: sends each example request, and compares the answer. Between the
 * first heading and the second, one article is published and another is corrected.
 */

const minute = 60_000;
const morning = Date.UTC(2026, 10, 22, 8);
const page = readFileSync("docs/feeds.md", "utf8");
const [before = "", after = ""] = page.split("### Only what is new");

function written(hours: number, corrected = hours): Written {
  return { published: morning + hours * 60 * minute, updated: morning + corrected * 60 * minute };
}
const feeds = { entries: 20 };
const first = publish([written(-9), written(-5), written(-3)], morning, { feeds });
const second = publish(
  [written(-9), written(-5, 1), written(-3), written(1)],
  morning + 60 * minute,
  { feeds },
);
const [early, late] = [30, 90].map((minutes) => morning + minutes * minute);

const examples = [
  ...blocks(before).map((text) => ({ text, site: first, now: early ?? 0 })),
  ...blocks(after).map((text) => ({ text, site: second, now: late ?? 0 })),
];

function blocks(text: string): string[] {
  return Array.from(text.matchAll(/```http\n([\s\S]*?)```/g), ([, block = ""]) => block);
}

/** The first line of a message, and the headers after it. */
function parts(message: string): [line: string, headers: [string, string][]] {
  const [line = "", ...rest] = message.trim().split("\n");
  return [line, rest.map((header) => [header.split(": ")[0] ?? "", header.replace(/^\S+: /, "")])];
}

it("shows every request that the page describes", () => {
  expect(examples.map(({ text }) => /^\d+$/m.exec(text)?.[0])).toEqual([
    "200",
    "304",
    "226",
    "200",
    "200",
    "200",
    "405",
  ]);
});

it.each(examples)("answers example %# as documented", async ({ text, site, now }) => {
  const [request = "", response = ""] = text.split("\n\n");
  const [start, sent] = parts(request);
  const [method = "", path = ""] = start.split(" ");
  const address = path.replace(/\?.*/, "");
  const held = (await first.ask(address, early ?? 0)).headers.get("ETag") ?? "";
  const fill = (value: string) => value.replace("…", held.slice(3, -1));
  const headers = sent.map(([name, value]): [string, string] => [name, fill(value)]);
  const answer = await site.ask(fill(path), now, { method, headers });
  const [status, expected] = parts(response);
  expect(String(answer.status)).toBe(status);
  for (const [name, value] of expected) {
    const [start = "", ...end] = value.split("…");
    const got = answer.headers.get(name) ?? "";
    expect([name, got]).toEqual([name, expect.stringMatching(/./)]);
    if (end.length === 0) expect([name, got]).toEqual([name, value]);
    else expect(got.startsWith(start) && got.endsWith(end.join("…"))).toBe(true);
  }
});

it("names the limit in wrangler.toml", () => {
  const [, limit, period] =
    /limit = (\d+), period = (\d+)/.exec(readFileSync("wrangler.toml", "utf8")) ?? [];
  expect(after).toContain(`makes ${limit} of these in ${period} seconds`);
});
