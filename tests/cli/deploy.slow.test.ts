import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { deployableProject } from "../support/deployable-project.ts";
import { runCommand } from "../support/project-copy.ts";

const wrangler =
  "wrangler deploy .broadsheet/deploy/bundle/worker.js --no-bundle --assets .broadsheet/deploy/edition/assets";
/** What deploy says before wrangler uploads: the number of articles, and a line about the limits. */
const before =
  /^Pressed 5 articles\.\nOf what the free plan allows, this uses: files \d % .*, start-up 4 % \(44 ms\)\.\n/;
const listed = ".broadsheet/deploy/bill-of-materials.cdx.json lists the packages in the Worker.\n";
const article = "content/articles/2026/how-to-subscribe/index.md";

it("deploy writes the ledger, and refuses to lose an article that is in it", async () => {
  const { folder, edit, deploy, ledger } = await deployableProject();
  const without = deploy(0);
  expect(without.status).toBe(1);
  expect(without.stderr).toMatch(
    /^content\/published\.json:1:1: error: there is no ledger, .*\n help: if this .*, run npm run deploy -- --first; otherwise restore/,
  );
  const dryRun = deploy(0, "--first", "--dry-run", "--tag", "v1", "--message=A fix");
  expect(dryRun.stdout).toMatch(before);
  expect(dryRun.stdout.replace(before, "")).toBe(
    `${wrangler} --dry-run --message=A fix --tag=v1\n${listed}`,
  );
  expect(deploy(0, "--first", "--dry-run=true").status).toBe(2);
  await expect(ledger()).rejects.toThrow("ENOENT");
  expect(deploy(0, "--first").stdout.replace(before, "")).toBe(
    `${wrangler}\n${listed}content/published.json now holds 5 articles, 5 of them new: commit it.\ncontent/lineage.json now includes this deployment: commit it too.\n`,
  );
  const written = await ledger();
  expect(written.split("\n").filter((line) => line.includes('"number": '))).toHaveLength(5);
  expect(deploy(0, "--first").stderr).toContain("so this is not the first deployment");

  await edit(article, (source) => source.replace("\n", "\nstatus: draft\n"));
  const refused = deploy(0);
  expect(refused.status).toBe(1);
  expect(refused.stdout).toBe("");
  expect(refused.stderr).toMatch(
    /how-to-subscribe\/index\.md:1:1: error: the article tag:test\.edu,2021:how-to-subscribe was published, and would vanish/,
  );
  expect(refused.stderr).toMatch(/Nothing was deployed\.\n$/);
  expect(runCommand(folder, "check", ["--write"]).status).toBe(1);
  expect(await ledger()).toBe(written);
  expect((await readdir(join(folder, "content"))).sort()).toEqual([
    "articles",
    "channel.yaml",
    "icon.svg",
    "lineage.json",
    "logo.svg",
    "pages",
    "published.json",
  ]);
}, 180_000);

it("deploy notes in the ledger what it is about to publish, and settles the note on success", async () => {
  const { at, deploy, ledger, moments } = await deployableProject();
  const failed = deploy(3, "--first");
  expect(failed.status).toBe(3);
  expect(failed.stderr).toContain("The deployment failed, but parts of it may be online.");
  const open = JSON.parse(await ledger());
  expect(Object.keys(open.articles)).toEqual([]);
  expect(Object.keys(open.pending)).toHaveLength(5);
  expect(deploy(0).status).toBe(0);
  const settled = JSON.parse(await ledger());
  expect(Object.keys(settled.articles)).toEqual(Object.keys(open.pending));
  expect(settled).not.toHaveProperty("pending");
  // The note was in the ledger before wrangler uploaded anything.
  expect(await readFile(at("pending"), "utf8")).toBe("1\n1\n");
  const [first = 0, second = 0] = await moments();
  expect(first).toBeGreaterThan(Date.UTC(2026, 0));
  expect(second).toBeGreaterThanOrEqual(first + 1000 - (first % 1000));
}, 180_000);

it("deploy takes a later moment than the last one, and refuses a clock that is far behind", async () => {
  const { edit, deploy, moments } = await deployableProject();
  deploy(0, "--first");
  const shift = (time: number) =>
    edit("content/published.json", (source) =>
      source.replace(
        /"deployed": "[^"]*"/,
        `"deployed": "${new Date(Date.now() + time).toISOString()}"`,
      ),
    );
  await shift(60_000);
  expect(deploy(0).status).toBe(0);
  const [first = 0, second = 0] = await moments();
  expect(second).toBeGreaterThan(first + 30_000);
  await shift(86_400_000);
  const refused = deploy(0);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/this machine's clock says .*, but the last deployment was at /);
}, 180_000);
