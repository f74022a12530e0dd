import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { verdictOn } from "../support/audit-verdict.ts";

const source = await readFile(".github/workflows/ci.yml", "utf8");

describe("the workflow", () => {
  it("runs the commands of the README, and may change nothing", async () => {
    const readme = await readFile("README.md", "utf8");
    for (const command of readme.match(/^npm ci && npm \w+$/gm) ?? ["none"]) {
      expect(source).toContain(command);
    }
    const { permissions, jobs } = parse(source);
    expect(permissions).toEqual({ contents: "read" });
    expect(Object.keys(jobs)).toEqual(["start", "test", "macos", "windows", "audit"]);
    // What a stranger writes into a pull request becomes part of no command.
    expect(source).not.toContain("${{");
    expect(source).not.toContain("pull_request_target");
  });

  it("runs only scripts that there are", async () => {
    const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
    for (const [, name = ""] of source.matchAll(/npm run ([\w:]+)/g))
      expect(scripts).toHaveProperty(name);
  });
});

describe("what is known of the packages", () => {
  const report = (severity: string) =>
    JSON.stringify({ vulnerabilities: { minimist: { severity, range: "<1.2.6" } } });

  it.each([
    ["nothing", '{ "vulnerabilities": {} }', true, true],
    ["something slight", report("moderate"), true, true],
    ["something high", report("high"), false, true],
    ["something critical", report("critical"), false, true],
    ["an error of the registry", '{ "message": "405", "error": { "code": "x" } }', true, false],
    ["no answer", "", true, false],
  ])("%s", (_, output, passes, answered) => {
    expect(verdictOn(output)).toMatchObject({ passes, answered });
  });

  it("is told with names, and the want of an answer is told as well", () => {
    expect(verdictOn(report("high")).text).toContain("minimist <1.2.6: high");
    expect(verdictOn("").text).toContain("Nothing was checked");
  });
});
