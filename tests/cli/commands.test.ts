import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { projectCopy, runCommand } from "../support/project-copy.ts";

async function project(): Promise<string> {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

function run(folder: string, command: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = runCommand(folder, command, [], env);
  return { status, output: stdout + stderr };
}

it("build presses the content, and after an error leaves what was there", async () => {
  const folder = await project();
  expect(run(folder, "build")).toEqual({ status: 0, output: "Pressed 5 articles.\n" });
  const pressed = await readFile(join(folder, "dist", "edition.txt"), "utf8");
  await mkdir(join(folder, "content/articles/2026/bad"));
  await writeFile(join(folder, "content/articles/2026/bad/index.md"), "---\ntitle: x\n---\n");
  const failed = run(folder, "build");
  expect(failed.status).toBe(1);
  expect(failed.output).toMatch(/^content\/articles\/2026\/bad\/index\.md:2:1: error: published/);
  expect(failed.output).toContain("1 error; nothing was pressed.");
  expect(await readFile(join(folder, "dist", "edition.txt"), "utf8")).toBe(pressed);
  const inDevelopment = run(folder, "build", { WRANGLER_COMMAND: "dev" });
  expect(inDevelopment.status).toBe(0);
  expect(await readFile(join(folder, "dist", "edition.txt"), "utf8")).toContain('"errors":[');
});

it("build takes another base from BASE_URL, and refuses what is none", async () => {
  const folder = await project();
  const edition = () => readFile(join(folder, "dist", "edition.txt"), "utf8");
  expect(run(folder, "build", { BASE_URL: "http://localhost:9000/" }).status).toBe(0);
  expect(await edition()).toContain('"url":"http://localhost:9000"');
  const refused = run(folder, "build", { BASE_URL: "/" });
  expect(refused.status).toBe(1);
  expect(refused.output).toContain("BASE_URL:1:1: error: this is not a site's address");
});

it("deploy stops while the address, or the authority of the ids, is a placeholder", async () => {
  const folder = await project();
  const url = run(folder, "deploy");
  expect(url.status).toBe(1);
  expect(url.output).toMatch(/^content\/channel\.yaml: url is still the placeholder https:\/\//);
  const channel = join(folder, "content/channel.yaml");
  const source = await readFile(channel, "utf8");
  await writeFile(channel, source.replace(/^url: \S+/m, "url: https://news.ustb.edu.cn"));
  const authority = run(folder, "deploy");
  expect(authority.status).toBe(1);
  expect(authority.output).toMatch(/^content\/channel\.yaml: authority is still the placeholder/);
});
