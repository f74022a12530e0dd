import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { deployableProject } from "../../support/deployable-project.ts";
import { runCommand } from "../../support/project-copy.ts";

const uploaded = (args: string) =>
  `wrangler deploy .broadsheet/deploy/bundle/worker.js --no-bundle --assets .broadsheet/deploy/edition/assets --config=.broadsheet/deploy/staging.json${args}\n`;

it("deploy --name changes no ledger, before the first deployment and after it", async () => {
  const { at, edit, deploy, ledger } = await deployableProject();
  await edit("wrangler.toml", (toml) =>
    toml.replace(
      /^name = .*$/m,
      'name = "my-news"\nroutes = [{ pattern = "news.harbour-post.org", custom_domain = true }]',
    ),
  );
  const first = deploy(0, "--name=my-news-staging", "--tag=v1");
  expect(first.status, first.stderr).toBe(0);
  expect(first.stdout).toContain(uploaded(" --tag=v1"));
  expect(first.stdout).toContain("Only the Worker my-news-staging has changed.");
  await expect(ledger()).rejects.toThrow("ENOENT");
  await expect(readFile(at("content/lineage.json"))).rejects.toThrow("ENOENT");
  const settings = JSON.parse(await readFile(at(".broadsheet/deploy/staging.json"), "utf8"));
  expect(settings).toMatchObject({ name: "my-news-staging", workers_dev: true });
  expect(settings).not.toHaveProperty("routes");

  expect(deploy(0, "--first").status).toBe(0);
  const written = await ledger();
  const lineage = await readFile(at("content/lineage.json"), "utf8");
  // Production would refuse this, because readers would lose an article.
  await edit("content/articles/2026/how-to-subscribe/index.md", (source) =>
    source.replace("\n", "\nstatus: draft\n"),
  );
  expect(deploy(0).status).toBe(1);
  expect(deploy(0, "--name", "my-news-staging").status).toBe(0);
  expect(deploy(3, "--name", "my-news-staging").status).toBe(3);
  expect(await ledger()).toBe(written);
  expect(await readFile(at("content/lineage.json"), "utf8")).toBe(lineage);
}, 240_000);

it("deploy --name gives the edition the address of --url, and leaves dist/ alone", async () => {
  const { at, deploy } = await deployableProject();
  const address = "https://my-news-staging.example.workers.dev";
  const { status, stdout, stderr } = deploy(0, "--name=my-news-staging", `--url=${address}`);
  expect(status, stderr).toBe(0);
  expect(stdout).not.toContain("Links in its feeds lead to");
  expect(await readFile(at(".broadsheet/deploy/edition/edition.bin"), "utf8")).toContain(
    `"url":"${address}"`,
  );
  await expect(readFile(at("dist/edition.bin"))).rejects.toThrow("ENOENT");
});

it("deploy --name works while the address is a placeholder, and says where links lead", async () => {
  const { edit, deploy } = await deployableProject();
  await edit("content/channel.yaml", (source) =>
    source.replace(/^url: .*$/m, "url: https://news.broadsheet.example"),
  );
  const { status, stdout } = deploy(0, "--name=a-first-look");
  expect(status).toBe(0);
  expect(stdout).toContain("Links in its feeds lead to https://news.broadsheet.example.");
});

it.each([
  [
    ["--name=broadsheet"],
    "error: broadsheet is the publication's own Worker\n help: write another",
  ],
  [["--name=My News"], 'error: "My News" cannot be the name of a Worker\n help: write up to 63'],
  [["--name=x", "--url=https://x.dev/"], 'error: "https://x.dev/" is not the address of a site'],
  [["--name=x", "--first"], "error: --first cannot stand beside --name\n help: leave --first out"],
  [["--url=https://x.dev"], "error: --url needs --name\n help: write the address of your site"],
])("deploy %j is refused", (args, message) => {
  const refused = runCommand(".", "deploy", args);
  expect(refused.stderr).toContain(message);
  expect(refused).toMatchObject({ status: 2, stdout: "" });
});

it("Workers Builds shows a publication that is new, and deploys no other", async () => {
  const { folder, at, edit, env } = await deployableProject();
  const builds = { ...env, WORKERS_CI: "1", WRANGLER_STATUS: "0" };
  const refused = runCommand(folder, "deploy", ["--first"], builds);
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toContain("Workers Builds cannot commit content/published.json");
  await edit("content/channel.yaml", (source) =>
    source.replace(/^url: .*$/m, "url: https://news.broadsheet.example"),
  );
  // Workers Builds tells wrangler which Worker to replace, whatever the arguments say.
  const connected = { ...builds, WRANGLER_CI_OVERRIDE_NAME: "connected" };
  const shown = runCommand(folder, "deploy", [], connected);
  expect(shown.status, shown.stderr).toBe(0);
  expect(shown.stdout).toContain(uploaded(""));
  expect(shown.stdout).toContain("Only the Worker broadsheet has changed.");
  const staging = runCommand(folder, "deploy", ["--name=my-news-staging"], connected);
  expect(shown.stdout + staging.stdout).not.toContain("in place of the Worker");
  await expect(readFile(at("content/published.json"))).rejects.toThrow("ENOENT");
}, 180_000);
