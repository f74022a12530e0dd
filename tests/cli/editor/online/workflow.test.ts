import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { check } from "../../../../src/cli/commands.ts";
import { writeWorkflow } from "../../../../src/cli/editor/online/workflow.ts";
import { readArguments } from "../../../../src/cli/read-arguments.ts";

async function siteWith(workflows: Readonly<Record<string, string>>) {
  const site = await mkdtemp(join(tmpdir(), "broadsheet-site-"));
  onTestFinished(() => rm(site, { recursive: true }));
  for (const [name, text] of Object.entries(workflows)) {
    await mkdir(join(site, ".github/workflows"), { recursive: true });
    await writeFile(join(site, ".github/workflows", name), text);
  }
  return site;
}

it("writes a workflow that checks pull requests, and may not do more", async () => {
  const site = await siteWith({});
  const path = ".github/workflows/check.yml";
  expect(await writeWorkflow(site, ".")).toEqual({ path, isNew: true });
  const { on, permissions, jobs } = parse(await readFile(join(site, path), "utf8"));
  expect(on).toEqual({ pull_request: null });
  expect(permissions).toEqual({ contents: "read" });
  const [, args = ""] = /^npx broadsheet check (.*)$/.exec(jobs.check.steps.at(-1).run) ?? [];
  expect(readArguments(check, args.split(" "))).toMatchObject({ values: { format: "github" } });
  expect(await writeWorkflow(site, ".")).toEqual({ path, isNew: false });
});

it("writes none where another checks pull requests, as the one of a new site does", async () => {
  const deploy = await readFile("packaging/site/deploy.yml", "utf8");
  const site = await siteWith({ "deploy.yml": deploy });
  const path = ".github/workflows/deploy.yml";
  expect(await writeWorkflow(site, ".")).toEqual({ path, isNew: false });
  expect(await readdir(join(site, ".github/workflows"))).toEqual(["deploy.yml"]);
});

it.each([
  ["pull requests, but checks nothing", "on: { pull_request: }\njobs: { a: { run: npm ci } }\n"],
  ["pushes", "on: push\njobs: { a: { run: npm run check } }\n"],
])("writes one beside a workflow for %s", async (_, text) => {
  const site = await siteWith({ "other.yaml": text });
  expect(await writeWorkflow(site, ".")).toMatchObject({ isNew: true });
});
