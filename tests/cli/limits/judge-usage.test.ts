import { describe, expect, it } from "vitest";
import {
  judgeUsage,
  planLimits,
  type Usage,
  usageLine,
} from "../../../src/cli/limits/judge-usage.ts";
import { formatError } from "../../../src/content/content-error.ts";

const MiB = 1024 * 1024;
const small: Usage = {
  files: 508,
  largest: { path: "/volumes/all/0.json", bytes: 400_000 },
  headerRules: 20,
  worker: 500_000,
  startUp: 90,
};

/** A usage with one figure at a part of a limit. */
function at(key: keyof typeof planLimits, percent: number, plan: "free" | "paid" = "free"): Usage {
  const used = Math.ceil((planLimits[key][plan] * percent) / 100);
  return { ...small, [key]: key === "largest" ? { ...small.largest, bytes: used } : used };
}
const severities = (usage: Usage) => judgeUsage(usage).map(({ severity }) => severity);

describe("what a plan limits", () => {
  it("is not mentioned below 80 %", () => {
    expect(judgeUsage(small)).toEqual([]);
    expect(judgeUsage({ ...small, startUp: undefined })).toEqual([]);
  });

  it.each(["largest", "headerRules", "worker"] as const)(
    "of both plans alike: %s warns from 80 %, and is an error over 100 %",
    (key) => {
      expect([79, 80, 100, 101].map((percent) => severities(at(key, percent)))).toEqual([
        [],
        ["warning"],
        ["warning"],
        ["error"],
      ]);
    },
  );

  it("warns of files from 80 % of the free plan on, and is an error over the paid plan", () => {
    const free = [79, 80, 100, 101].map((percent) => severities(at("files", percent)));
    expect(free).toEqual([[], ["warning"], ["warning"], ["warning"]]);
    const paid = [79, 80, 100, 101].map((percent) => severities(at("files", percent, "paid")));
    expect(paid).toEqual([["warning"], ["warning"], ["warning"], ["error"]]);
  });

  it("never stops a deployment because this computer starts the Worker slowly", () => {
    expect([79, 80, 100, 101].map((percent) => severities(at("startUp", percent)))).toEqual([
      [],
      ["warning"],
      ["warning"],
      ["warning"],
    ]);
  });

  it("says how much it is and what to do", () => {
    const texts = (usage: Usage) => judgeUsage(usage).map(formatError);
    expect(texts({ ...small, files: 16_400 })).toEqual([
      "content:1:1: warning: the site has 16,400 files, 82 % of the 20,000 files that the free plan allows\n" +
        " help: move to Workers Paid, which allows 100,000 files, or use fewer pictures, each of which becomes up to four files, or write media: r2 in channel.yaml (docs/deploying.md)",
    ]);
    expect(texts({ ...small, files: 20_001 })[0]).toContain(
      "the site has 20,001 files, more than the 20,000 files that the free plan allows\n help: move to",
    );
    expect(texts({ ...small, files: 90_000 })[0]).toContain(
      "90,000 files, 90 % of the 100,000 files that Cloudflare allows\n help: use fewer pictures",
    );
    const large = (path: string, bytes: number) => texts({ ...small, largest: { path, bytes } })[0];
    expect(large("/volumes/all/0.json", 25 * MiB + 1)).toMatch(
      /error: its largest file, \/volumes\/all\/0\.json, has 25\.1 MiB, more than the 25 MiB .*\n help: shorten/,
    );
    expect(large("/media/talk.mp3", 24 * MiB)).toMatch(
      / 96 % of .*\n help: make this file smaller/,
    );
  });

  it("fits into a line", () => {
    expect(usageLine(small)).toBe(
      "Of what the free plan allows, this uses: files 2 % (508 files), largest file 1 % (0.4 MiB), " +
        "header rules 20 % (20 rules), Worker 0 % (0.5 MiB), start-up 9 % (90 ms).",
    );
    expect(usageLine({ ...small, startUp: undefined })).not.toContain("start-up");
  });
});
