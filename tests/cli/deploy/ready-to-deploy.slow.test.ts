import { describe, expect, it } from "vitest";
import {
  inWorkersBuilds,
  placeholderIn,
  readyToDeploy,
  refusalOfWorkersBuilds,
} from "../../../src/cli/deploy/ready-to-deploy.ts";
import { writeIntent } from "../../../src/cli/ledger/file.ts";
import { emptyLedger } from "../../../src/cli/ledger/ledger.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const article = articleSource("title: A\npublished: 2026-01-01\ntopics: [other]");
const own = channelYaml
  .replaceAll("news.example.org", "news.test.edu")
  .replaceAll("example.org,2026", "test.edu,2026");
const first = { first: true, dryRun: false };

/** A folder with one article, and the file of the channel. */
const folderWith = (channel: string, files = {}) =>
  contentFolder({ "channel.yaml": channel, "articles/2026/a/index.md": article, ...files });

/** Notes an intended deployment in the folder's ledger, as if it had failed. */
async function intend(folder: string, moment = now): Promise<void> {
  const source = { path: "content/published.json", text: "" };
  await writeIntent(folder, { ledger: emptyLedger, source }, publication(), moment);
}

/** Why a folder cannot be deployed. */
async function problemOf(folder: string, options = first): Promise<string> {
  const ready = await readyToDeploy(folder, now, options);
  return "problem" in ready ? ready.problem : "";
}

describe("a placeholder", () => {
  const channel = { ...publication().channel, url: "https://news.test.edu", authority: "a.edu,1" };

  it("is found in the address and in the authority, each with what to write", () => {
    expect(placeholderIn(channel)).toBeUndefined();
    expect(placeholderIn({ ...channel, url: "https://news.example" })).toMatch(
      /^content\/channel\.yaml: url is still the placeholder https:\/\/news\.example\.\nWrite the address/,
    );
    expect(placeholderIn({ ...channel, authority: "news.example,2026" })).toMatch(
      /authority is still the placeholder news\.example,2026\.\nWrite a domain that you own/,
    );
  });

  it("stops a deployment, but no dry run", async () => {
    const folder = await folderWith(channelYaml);
    expect(await problemOf(folder)).toMatch(/url is still the placeholder/);
    expect(await problemOf(folder, { ...first, dryRun: true })).toBe("");
  });
});

describe("a deployment", () => {
  it("takes the moment of the clock if it is the first one", async () => {
    expect(await readyToDeploy(await folderWith(own), now, first)).toMatchObject({ moment: now });
  });

  it("takes a later moment than the one before", async () => {
    const folder = await folderWith(own.replaceAll("news.test.edu", "news.example.com"));
    await intend(folder);
    const again = { first: false, dryRun: true };
    const moved = await problemOf(folder, again);
    expect(moved).toMatch(/the site was published at https:\/\/news\.example\.org.*Nothing was/s);
    const same = await folderWith(channelYaml);
    await intend(same);
    expect(await readyToDeploy(same, now, again)).toMatchObject({ moment: now + 1000 });
  });

  it("is refused for an error in the content or in the ledger", async () => {
    const broken = await folderWith(own, { "articles/2026/a/index.md": "no front matter" });
    expect(await problemOf(broken)).toMatch(/articles\/2026\/a\/index\.md:1:1: error: /);
    const ledger = await folderWith(own, { "published.json": "{" });
    expect(await problemOf(ledger)).toMatch(/published\.json:1:\d: error: the ledger is not valid/);
  });

  it("is refused if the ledger is missing, and if it is there before the first one", async () => {
    const folder = await folderWith(channelYaml);
    const again = { first: false, dryRun: true };
    expect(await problemOf(folder, again)).toMatch(/there is no ledger.*\n\nNothing was deployed/s);
    await intend(folder);
    expect(await problemOf(folder, { first: true, dryRun: true })).toMatch(
      /there is a ledger, so this is not the first deployment.*\n\nNothing was deployed\.$/s,
    );
  });
});

describe("Workers Builds", () => {
  it("is known by its variable", () => {
    expect(inWorkersBuilds({ WORKERS_CI: "1" })).toBe(true);
    expect(inWorkersBuilds({ WORKERS_CI: "0", CI: "1" })).toBe(false);
    expect(inWorkersBuilds({})).toBe(false);
  });

  it("may show a publication that still has a placeholder", async () => {
    expect(await refusalOfWorkersBuilds(await folderWith(channelYaml))).toBeUndefined();
  });

  it("may deploy no publication of your own, and none that has been deployed", async () => {
    const refusal = /^Workers Builds cannot commit .*\n.*deploy\.yml.*\n.*Nothing was deployed\.$/;
    expect(await refusalOfWorkersBuilds(await folderWith(own))).toMatch(refusal);
    const deployed = await folderWith(channelYaml);
    await intend(deployed);
    expect(await refusalOfWorkersBuilds(deployed)).toMatch(refusal);
  });

  it("leaves errors in the channel and the ledger to what comes next", async () => {
    expect(await refusalOfWorkersBuilds(await folderWith("title: [\n"))).toBeUndefined();
    const ledger = await folderWith(own, { "published.json": "{" });
    expect(await refusalOfWorkersBuilds(ledger)).toBeUndefined();
  });
});
