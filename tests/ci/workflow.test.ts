import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { verdictOn } from "../support/audit-verdict.ts";

const source = await readFile(".github/workflows/ci.yml", "utf8");

describe("the workflow", () => {
  it("runs the commands of the README, with read-only permissions", async () => {
    const readme = await readFile("README.md", "utf8");
    for (const command of readme.match(/^npm ci && npm \w+$/gm) ?? ["none"]) {
      expect(source).toContain(command);
    }
    const { permissions, jobs } = parse(source);
    expect(permissions).toEqual({ contents: "read" });
    expect(Object.keys(jobs)).toEqual(["start", "test", "macos", "windows", "audit"]);
    // Text from a pull request never becomes part of a command.
    expect(source).not.toContain("${{");
    expect(source).not.toContain("pull_request_target");
  });

  it("runs only scripts that exist", async () => {
    const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
    for (const [, name = ""] of source.matchAll(/npm run ([\w:]+)/g))
      expect(scripts).toHaveProperty(name);
  });
});

describe("a report on vulnerabilities", () => {
  const report = (severity: string) =>
    JSON.stringify({ vulnerabilities: { minimist: { severity, range: "<1.2.6" } } });

  it.each([
    ["none", '{ "vulnerabilities": {} }', true, true],
    ["a moderate one", report("moderate"), true, true],
    ["a high one", report("high"), false, true],
    ["a critical one", report("critical"), false, true],
    ["an error from the registry", '{ "message": "405", "error": { "code": "x" } }', true, false],
    ["no answer", "", true, false],
  ])("passes or fails with %s", (_, output, passes, answered) => {
    expect(verdictOn(output)).toMatchObject({ passes, answered });
  });

  it("names the packages, and says if the registry did not answer", () => {
    expect(verdictOn(report("high")).text).toContain("minimist <1.2.6: high");
    expect(verdictOn("").text).toContain("Nothing was checked");
  });
});
