import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { bytesIn } from "../support/bytes-in.ts";
import { commandFile } from "../support/compiled-engine.ts";
import { articleSource } from "../support/content-folder.ts";
import { deployableProject } from "../support/deployable-project.ts";
import { runCommand } from "../support/project-copy.ts";

/*
 * Deployments during which another program changes files. The script `meanwhile` is that program: it runs
 * as soon as wrangler has bundled the Worker.
 */

const secret = "SECRETDRAFT";
const build = `"${process.execPath}" "${commandFile("build")}"`;
const development = `WRANGLER_COMMAND=dev BROADSHEET_DEVELOPMENT=1 PREVIEW=feeds ${build}`;
const uploaded = ".broadsheet/deploy";

async function project(meanwhile: string) {
  const made = await deployableProject();
  const draft = "content/articles/2026/a-draft";
  await mkdir(made.at(draft));
  const front = `title: ${secret}\npublished: 2026-01-01\nstatus: draft`;
  await writeFile(made.at(`${draft}/index.md`), articleSource(front, secret));
  await writeFile(made.at("meanwhile"), meanwhile);
  return made;
}

it("uploads what wrangler has bundled, without a draft, even if builds run at the same time", async () => {
  const { folder, at, env } = await project(`${development}
printf '\\nA later word.\\n' >> content/articles/2026/how-to-subscribe/index.md
env -u PREVIEW -u SOURCE_DATE_EPOCH -u BROADSHEET_FROZEN ${build}`);
  const real = { REAL_WRANGLER: resolve("node_modules/.bin/wrangler"), WRANGLER_STATUS: "0" };
  const quiet = { WRANGLER_LOG_PATH: at("logs"), WRANGLER_SEND_METRICS: "false" };
  const deployed = runCommand(folder, "deploy", ["--first"], { ...env, ...real, ...quiet });
  expect(deployed.status, deployed.stderr).toBe(0);
  expect(deployed.stdout).toContain(
    "\nwrangler deploy .broadsheet/deploy/bundle/worker.js --no-bundle ",
  );
  expect(deployed.stdout).toMatch(
    /^Of what the free plan allows, .*, start-up \d+ % \(\d+ ms\)\.$/m,
  );
  // Both other builds have run.
  expect(await bytesIn(at(".broadsheet/dev"))).toContain(secret);
  expect(await bytesIn(at("dist"))).toContain("A later word.");
  const all = await bytesIn(at(uploaded));
  expect(all).toContain("How to subscribe");
  for (const other of [secret, "A later word.", "localhost:4321", '"preview":"feeds"']) {
    expect(all.includes(other), other).toBe(false);
  }
  const bundle = await readdir(at(`${uploaded}/bundle`));
  const module = bundle.find((name) => name.endsWith("-edition.bin")) ?? "";
  expect(await readFile(at(`${uploaded}/bundle/worker.js`), "utf8")).toContain(`./${module}`);
  expect(await readFile(at(`${uploaded}/bundle/${module}`))).toEqual(
    await readFile(at(`${uploaded}/edition/edition.bin`)),
  );
}, 180_000);

it.each([
  [
    "an edition for development in the bundle",
    `${development}; cp .broadsheet/dev/edition.bin ${uploaded}/bundle/0-edition.bin`,
  ],
  [
    "an edition for development in place of the frozen one",
    `${development}; rm -r ${uploaded}/edition; cp -r .broadsheet/dev ${uploaded}/edition; cp .broadsheet/dev/edition.bin ${uploaded}/bundle/0-edition.bin`,
  ],
  [
    "a volume of the edition for development",
    `${development}; cp --remove-destination .broadsheet/dev/assets/volumes/all/0.rss ${uploaded}/edition/assets/volumes/all/0.rss`,
  ],
  ["no edition", `rm ${uploaded}/bundle/0-edition.bin`],
])("deploy refuses %s, and uploads nothing", async (_, meanwhile) => {
  const { at, deploy } = await project(meanwhile);
  const refused = deploy(0, "--first");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/This edition cannot be deployed: .*\nNothing was deployed\./);
  expect(refused.stdout).not.toContain("wrangler deploy");
  expect(existsSync(at("content/published.json"))).toBe(false);
});
