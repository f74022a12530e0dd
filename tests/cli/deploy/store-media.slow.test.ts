import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { deployableProject } from "../../support/deployable-project.ts";
import { runCommand } from "../../support/project-copy.ts";

const binding = '\n[[r2_buckets]]\nbinding = "MEDIA"\nbucket_name = "harbour-media"\n';
const article = "content/articles/2026/how-to-subscribe/index.md";
const day = 24 * 60 * 60 * 1000;

/** A project with `media: r2`, and the commands that wrangler got since it was last asked. */
async function project(settings = binding) {
  const made = await deployableProject();
  const { at, edit } = made;
  await edit("content/channel.yaml", (source) => `${source}\nmedia: r2\n`);
  await edit("wrangler.toml", (toml) => toml + settings);
  const order = async () => {
    const text = await readFile(at("order"), "utf8").catch(() => "");
    await rm(at("order"), { force: true });
    return text.split("\n").filter((line) => line !== "");
  };
  const list = async () => JSON.parse(await readFile(at("bucket/broadsheet.json"), "utf8"));
  const files = async (folder: string) => (await readdir(at(folder))).sort();
  return { ...made, order, list, files };
}

const put = (type: string, rest = "") =>
  `r2 bulk put harbour-media --remote --force --filename=.broadsheet/deploy/media-upload.json --content-type=${type}${rest}`;
const read =
  "r2 object get harbour-media/broadsheet.json --remote --file=.broadsheet/deploy/media-list.json";
const writeList = put("application/json");

const withTable = async ({ at, edit }: Awaited<ReturnType<typeof project>>) => {
  await edit(article, (source) => `${source}\nRead [the table](table.csv).\n`);
  await writeFile(at("content/articles/2026/how-to-subscribe/table.csv"), "a,b\n");
};

it("a dry run, a refused edition and a failed upload put nothing online", async () => {
  const { folder, env, edit, deploy, order, files, ledger } = await project();
  const dry = deploy(0, "--first", "--dry-run");
  expect(dry.status, dry.stderr).toBe(0);
  expect(dry.stdout).toMatch(/The bucket harbour-media would hold \d+ files of this edition\./);
  expect(await order()).toEqual(["deploy"]);
  expect(await files(".broadsheet/deploy/edition/assets")).not.toContain("media");
  // There is no ledger.
  expect(deploy(0).status).toBe(1);
  expect(await order()).toEqual([]);

  const eu = 'bucket_name = "harbour-media"\njurisdiction = "eu"';
  await edit("wrangler.toml", (toml) => toml.replace('bucket_name = "harbour-media"', eu));
  const fails = (start: string) =>
    runCommand(folder, "deploy", ["--first"], { ...env, WRANGLER_STATUS: "0", R2_FAILS: start });
  expect(fails("r2 object get").stderr).toContain("harbour-media cannot be read:\nAuthentication");
  expect(fails("r2 bucket").stderr).toContain("harbour-media cannot be made:\nAuthentication");
  const refused = fails("r2 bulk put");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(
    /wrangler\.toml:1:1: error: files cannot be uploaded to the bucket harbour-media:\nAuthentication error\n help: run npm run deploy again.*\n\nNothing was deployed\./,
  );
  const asked = await order();
  expect(asked).not.toContain("deploy");
  expect(asked.filter((line) => !line.endsWith(" --jurisdiction=eu"))).toEqual([]);
  expect(asked).toContain("r2 bucket create harbour-media --jurisdiction=eu");
  await expect(ledger()).rejects.toThrow("ENOENT");
});

it("a deployment makes the bucket, and fills it before the edition goes online", async () => {
  const site = await project();
  await withTable(site);
  const { at, deploy, order, files, list } = site;
  const { status, stderr, stdout } = deploy(0, "--first");
  expect(status, stderr).toBe(0);
  const done = await order();
  expect(done.slice(0, 3)).toEqual([
    read,
    "r2 bucket info harbour-media",
    "r2 bucket create harbour-media",
  ]);
  const online = done.indexOf("deploy");
  expect(done.slice(3, online).sort()).toEqual(
    [
      writeList,
      put("image/png"),
      put("image/webp"),
      put("text/csv", " --content-disposition=attachment"),
    ].sort(),
  );
  expect(done.slice(online + 1)).toEqual([writeList]);
  const needed = await files(".broadsheet/deploy/edition/media");
  expect(needed.length).toBeGreaterThan(10);
  expect(await files("bucket/media")).toEqual(needed);
  expect(await list()).toEqual({ needed, unneeded: {} });
  expect(stdout).toContain(`${needed.length} of ${needed.length} new files are in the bucket`);
  for (const name of needed) {
    expect(await readFile(at(`bucket/media/${name}`))).toEqual(
      await readFile(at(`.broadsheet/deploy/edition/media/${name}`)),
    );
  }
  // What another Worker shows is uploaded too, and counts as unneeded by the site.
  await writeFile(at("content/articles/2026/how-to-subscribe/table.csv"), "a,b,c\n");
  expect(deploy(0, "--name=harbour-staging").status).toBe(0);
  expect((await order()).at(-1)).toBe("deploy");
  const after = await list();
  expect(after.needed).toEqual(needed);
  expect(Object.keys(after.unneeded)).toEqual([expect.stringMatching(/^table-.*\.csv$/)]);
});

it("a deployment uploads nothing twice, and keeps for thirty days what is no longer needed", async () => {
  const site = await project();
  await withTable(site);
  const { at, edit, deploy, order, list, files } = site;
  expect(deploy(0, "--first").status).toBe(0);
  await order();
  expect(deploy(0).status).toBe(0);
  expect(await order()).toEqual([read, "deploy"]);

  await edit(article, (source) => source.replace("[the table](table.csv)", "no table"));
  await rm(at("content/articles/2026/how-to-subscribe/table.csv"));
  expect(deploy(0).status).toBe(0);
  expect(await order()).toEqual([read, "deploy", writeList]);
  const { needed, unneeded } = await list();
  const [table = ""] = Object.keys(unneeded);
  expect(table).toMatch(/^table-.*\.csv$/);
  expect(await files("bucket/media")).toContain(table);

  const old = { needed, unneeded: { [table]: Date.now() - 31 * day } };
  await writeFile(at("bucket/broadsheet.json"), JSON.stringify(old));
  // An edition that did not come online deletes nothing.
  expect(deploy(3).status).toBe(3);
  expect(await order()).toEqual([read, "deploy"]);
  expect(deploy(0).status).toBe(0);
  expect(await order()).toEqual([
    read,
    "deploy",
    writeList,
    `r2 object delete harbour-media/media/${table} --remote --force`,
  ]);
  expect(await files("bucket/media")).toEqual(needed);
  expect(await list()).toEqual({ needed, unneeded: {} });
});

it("without media: r2, no bucket is asked for, and the edition does not mention one", async () => {
  const { at, deploy } = await deployableProject();
  expect(deploy(0, "--first").status).toBe(0);
  expect(await readFile(at("order"), "utf8")).toBe("deploy\n");
  const edition = ".broadsheet/deploy/edition";
  expect(await readdir(at(`${edition}/assets/media`))).not.toEqual([]);
  expect(await readFile(at(`${edition}/edition.bin`), "utf8")).not.toContain('"media":"r2"');
});

it("a bucket that is not bound stops check and deploy, which say what to write", async () => {
  const { folder, deploy, order } = await project("");
  const refused = deploy(0, "--first", "--dry-run");
  const message = `wrangler.toml:1:1: error: channel.yaml says media: r2, but no bucket is bound here as MEDIA
 help: write these lines at the end, and npm run deploy makes the bucket:

    [[r2_buckets]]
    binding = "MEDIA"
    bucket_name = "broadsheet-media"
`;
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toContain(message);
  expect(await order()).toEqual([]);
  const checked = runCommand(folder, "check");
  expect(checked.status).toBe(1);
  expect(checked.stdout).toContain(message);
});

it("wrangler's own simulator takes the same commands", async () => {
  const { folder, env, order, files } = await project();
  const real = resolve("node_modules/.bin/wrangler");
  const { status, stderr } = runCommand(folder, "deploy", ["--first"], {
    ...env,
    WRANGLER_STATUS: "0",
    REAL_R2: real,
  });
  expect(status, stderr).toBe(0);
  await order();
  const again = runCommand(folder, "deploy", [], { ...env, WRANGLER_STATUS: "0", REAL_R2: real });
  expect(again.status, again.stderr).toBe(0);
  expect(await order()).toEqual([read, "deploy"]);
  // Only the simulator has the files, not the folder that stands in for the bucket.
  expect(await files("bucket")).toEqual([]);
});
