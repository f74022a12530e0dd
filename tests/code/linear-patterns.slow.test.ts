import { checkSync } from "recheck";
import { describe, expect, it, vi } from "vitest";
import { type Pattern, patternsIn, patternsMadeBy, patternsOfWorker } from "../support/patterns.ts";

/*
 * Every regular expression in the Worker takes time in proportion to the length of the text. The test
 * finds them in the bundle, so it also checks new ones.
 */

/** Patterns of libraries that never see a request. */
const exceptions = [
  // hono reads the parameters in the paths of routes once.
  "/\\{[^}]+\\}/g",
  "/\\{(?:\\{[\\d,]+\\}|[^}])+\\}/g",
];

/**
 * How the steps of a pattern can grow; undefined if they grow linearly with the length of the text. An
 * automaton proves it. A pattern with look-around or many repetitions is attacked with thousands of fixed
 * texts instead, and its steps are counted.
 */
function growth({ source, flags }: Pattern): string | undefined {
  const found = checkSync(source, flags, noClock);
  if (found.status === "safe") return undefined;
  return found.status === "vulnerable" ? found.complexity.summary : found.error.kind;
}

/** The check runs in JavaScript and has no time limit. */
vi.stubEnv("RECHECK_SYNC_BACKEND", "pure");
const noClock = { timeout: null, attackTimeout: null, incubationTimeout: null };

const written = ({ source, flags }: Pattern) => `/${source}/${flags}`;
const worker = await patternsOfWorker();
const made = await patternsMadeBy(async () => {
  const { madeUp } = await import("../support/made-up.ts");
  const ask = madeUp([{ published: 1 }]).open(() => 10);
  for (const path of ["/", "/rss.xml", "/atom.xml", "/feed.json", "/subscribe/", "/nothing"]) {
    await ask(path, { headers: { "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT" } });
  }
});

describe("the Worker's regular expressions", () => {
  it("take steps in proportion to the length of the text if they are literals", () => {
    expect(worker.literals.length).toBeGreaterThan(80);
    const bad = worker.literals.filter((pattern) => growth(pattern) !== undefined).map(written);
    expect(bad.sort()).toEqual([...exceptions].sort());
  }, 300_000);

  it("take steps in proportion to the length of the text if they are built at run time", () => {
    const bad = made.filter((pattern) => growth(pattern) !== undefined);
    expect(bad.map(written)).toEqual([]);
  }, 300_000);

  it("are all known to this test if they are built at run time", () => {
    expect(worker.made.length).toBeGreaterThan(5);
    const unmet = worker.made.filter(
      (texts) =>
        !made.some(({ source }) => {
          const [first = "", last = ""] = [texts[0], texts.at(-1)];
          return source.startsWith(first) && source.endsWith(last);
        }),
    );
    // Hono makes this one for a parameter with a pattern before a fixed name. We have no such route.
    expect(unmet).toEqual([["^", "(?=/", ")"]]);
  });
});

describe("the alarm", () => {
  it.each([
    ["a run that is scanned from each of its characters", "/^\\/+|\\/+$/g"],
    ["two adjacent repetitions", "/^(.*),(.*)$/"],
    ["three repetitions", "/a.*b.*c/"],
    ["a nested repetition", "/^(a+)+$/"],
    ["alternatives for the same text", "/^(?:a|a?b?)*$/"],
    ["a run after a look-behind", "/(?<!x)a+(?=b)/"],
  ])("sounds for %s: %s", (_, source) => {
    const [pattern] = patternsIn(source).literals;
    expect(pattern && growth(pattern)).toMatch(/polynomial|exponential/);
  });

  it.each(["/^[a-z]{2,8}(-[a-z0-9]{1,8}){0,8}$/", "/^a*$/", "/\\.\\d+Z$/", "/&/g"])(
    "is silent for %s",
    (source) => {
      const [pattern] = patternsIn(source).literals;
      expect(pattern).toBeDefined();
      expect(pattern && growth(pattern)).toBeUndefined();
    },
  );

  it("finds patterns that are built at run time", async () => {
    const gap = "$" + "{a}";
    const { made: texts } = patternsIn(
      `new RegExp(\`^${gap}b${gap}$\`); RegExp("x"); new RegExp(y);`,
    );
    expect(texts).toEqual([["^", "b", "$"], ["x"], []]);
    const [first, second] = ["a+b", "c"];
    const some = await patternsMadeBy(async () => [new RegExp(first, "g"), RegExp(second)]);
    expect(some.map(written)).toEqual(["/a+b/g", "/c/"]);
  });
});
