import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isRecord } from "../../src/feed/json/record.ts";
import { feeds } from "../conformance/corpus.ts";
import { type Node, parseStrictly } from "../conformance/validator/tree.ts";

/*
 * docs/feeds.md: its examples come from real feeds, and it names every part of a feed.
 */

const page = readFileSync("docs/feeds.md", "utf8");
const slug = "joint-laboratory";

function golden(name: string): string {
  return readFileSync(`tests/conformance/golden/${name}`, "utf8");
}

/** The example that begins with this text. */
function example(start: string): string {
  const block = new RegExp(`\`\`\`\\w+\\n(${start}[\\s\\S]*?)\\n\`\`\``).exec(page)?.[1];
  if (block === undefined) throw new Error(`no example that begins with ${start}`);
  return block;
}

it.each([
  ["<item>", "rss.golden.xml", /<item>[\s\S]*?<\/item>/g],
  ["<entry>", "atom.golden.xml", /<entry>[\s\S]*?<\/entry>/g],
])("shows a real %s", (start, file, items) => {
  const item = golden(file)
    .match(items)
    ?.find((one) => one.includes(`/articles/${slug}/`));
  const parts = example(start).split("…");
  expect(parts.length).toBeGreaterThan(1);
  let rest = item ?? "";
  for (const [index, part] of parts.entries()) {
    const at = rest.indexOf(part);
    expect(at, part).toBeGreaterThanOrEqual(0);
    if (index === 0) expect(at).toBe(0);
    rest = rest.slice(at + part.length);
  }
  expect(rest).toBe("");
});

it("shows a real item of JSON Feed", () => {
  const { items }: { items: { id: string }[] } = JSON.parse(golden("feed.golden.json"));
  const item = items.find(({ id }) => id.endsWith(slug));
  expect(abbreviates(JSON.parse(example('\\{\n {2}"id"')), item)).toBe(true);
  expect(abbreviates(JSON.parse(example('\\{\n {2}"id"').replace("Ice", "Iron")), item)).toBe(
    false,
  );
});

/** Whether two values are equal, except where "…" stands for anything. */
function abbreviates(short: unknown, long: unknown): boolean {
  if (typeof short === "string" && typeof long === "string") {
    return short.endsWith("…") ? long.startsWith(short.slice(0, -1)) : long === short;
  }
  if (Array.isArray(short) && Array.isArray(long)) {
    const open = short.at(-1) === "…";
    const shown: unknown[] = open ? short.slice(0, -1) : short;
    return (
      (open || shown.length === long.length) &&
      shown.every((value, index) => abbreviates(value, long[index]))
    );
  }
  if (!isRecord(short) || !isRecord(long)) return short === long;
  return (
    Object.keys(short).join() === Object.keys(long).join() &&
    Object.entries(short).every(([key, value]) => abbreviates(value, long[key]))
  );
}

function namesIn(node: Node): string[] {
  return [node.name, ...Object.keys(node.attributes), ...node.children.flatMap(namesIn)];
}

function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

it.each([
  ["rss", () => namesIn(parseStrictly(feeds["rss"] ?? ""))],
  ["atom", () => namesIn(parseStrictly(feeds["atom"] ?? ""))],
  ["json", () => keysIn(JSON.parse(feeds["json"] ?? ""))],
])("names every part of the %s of an article that uses everything", (_, names) => {
  const told = new Set(page.match(/`[^`]+`/g)?.flatMap((code) => code.match(/[\w:]+/g) ?? []));
  // Parts that every feed must have, and the ordinary attributes of addresses.
  const plain = /^(rss|feed|xmlns(:\w+)?|href|rel)$/;
  expect([...new Set(names())].filter((name) => !told.has(name) && !plain.test(name))).toEqual([]);
});
