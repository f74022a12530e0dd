import { writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { deployableProject } from "../../support/deployable-project.ts";

/*
 * Deployments of a Worker that has grown after it was bundled. The file is sparse: it takes no room.
 */
async function grown(mebibytes: number) {
  const project = await deployableProject();
  const worker = ".broadsheet/deploy/bundle/worker.js";
  await writeFile(project.at("meanwhile"), `truncate -s ${mebibytes}M ${worker}`);
  return project;
}

it("deploy warns of a Worker that nears the limit, and uploads it", async () => {
  const { deploy } = await grown(52);
  const { status, stdout, stderr } = deploy(0, "--first");
  expect(status, stderr).toBe(0);
  expect(stdout).toContain(", Worker 81 % (");
  expect(stderr).toContain(
    "warning: the Worker has 52.1 MiB, 81 % of the 64 MiB that Cloudflare allows\n help: move old",
  );
  expect(stdout).toContain("\nwrangler deploy ");
});

it.each([
  ["the publication's own Worker", ["--first"]],
  ["another Worker", ["--name=my-news-staging"]],
])("deploy refuses what no plan allows, and uploads nothing to %s", async (_, args) => {
  const { deploy, ledger } = await grown(65);
  const refused = deploy(0, ...args);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(
    /error: the Worker has 65\.1 MiB, more than the 64 MiB that Cloudflare allows\n help: .*\n\nNothing was deployed\.\n$/,
  );
  expect(refused.stdout).not.toContain("wrangler deploy");
  await expect(ledger()).rejects.toThrow("ENOENT");
});
