import { describe, expect, it } from "vitest";
import { z } from "zod";
import packageJson from "../../../package.json" with { type: "json" };
import { renamedOptions } from "../../../src/cli/renamed-options.ts";
import { formatError } from "../../../src/content/content-error.ts";
import {
  renamedInChannel,
  renamedInFrontMatter,
} from "../../../src/content/front-matter/renamed-keys.ts";
import { readYaml } from "../../../src/content/front-matter/yaml.ts";

/** Reads YAML in which `feeds.amount`, and `text` in every item of `notes`, have new names. */
function read(text: string) {
  const schema = z.strictObject({
    feeds: z.strictObject({ entries: z.number() }).optional(),
    notes: z.array(z.strictObject({ reason: z.string() })).optional(),
  });
  const renamed = [
    { within: ["feeds"], from: "amount", to: "entries", until: "0.3.0" },
    { within: ["notes", "*"], from: "text", to: "reason", until: "0.3.0" },
  ];
  const result = readYaml({ path: "x.yaml", text }, 0, text.length, {
    schema,
    renamed,
    advice: new Map(),
  });
  return {
    value: result.ok ? result.value.value : undefined,
    reports: (result.ok ? result.warnings : result.errors).map(formatError),
  };
}

describe("a key under its old name", () => {
  it("works, with a warning at its position that says what to write", () => {
    expect(read("feeds:\n  amount: 5\n")).toEqual({
      value: { feeds: { entries: 5 } },
      reports: [
        "x.yaml:2:3: warning: amount is now called entries\n 2 |   amount: 5\n   |   ^\n help: write entries: from version 0.3.0 on, amount is an error",
      ],
    });
  });

  it("works in every item of a list", () => {
    const { value, reports } = read("notes:\n  - text: a\n  - reason: b\n  - text: c\n");
    expect(value).toEqual({ notes: [{ reason: "a" }, { reason: "b" }, { reason: "c" }] });
    expect(reports.map((report) => report.split(": ")[0])).toEqual(["x.yaml:2:5", "x.yaml:4:5"]);
  });

  it("is an error if its new name is there too", () => {
    const { value, reports } = read("feeds:\n  amount: 5\n  entries: 6\n");
    expect(value).toBeUndefined();
    expect(reports[0]).toMatch(
      /^x\.yaml:2:3: error: amount is the old name of entries, and both are here\n.*\n.*\n help: remove amount$/,
    );
  });

  it("causes its warning along with the errors in its value, at the right positions", () => {
    const { reports } = read("feeds:\n  amount: many\n");
    expect(reports.map((report) => report.split("\n")[0])).toEqual([
      "x.yaml:2:3: warning: amount is now called entries",
      expect.stringMatching(/^x\.yaml:2:11: error: feeds\.entries: /),
    ]);
  });
});

it("no old name outlives its version", () => {
  const minor = (version: string) => version.split(".").slice(0, 2).map(Number);
  const [major = 0, now = 0] = minor(packageJson.version);
  const all = [...renamedInFrontMatter, ...renamedInChannel, ...renamedOptions];
  for (const { until } of all) {
    const [ofMajor = 0, ofMinor = 0] = minor(until);
    expect(ofMajor * 1000 + ofMinor).toBeGreaterThan(major * 1000 + now);
  }
});
