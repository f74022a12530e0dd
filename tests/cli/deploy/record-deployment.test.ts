import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { keepLineage, recordDeployment } from "../../../src/cli/deploy/record-deployment.ts";
import { emptyLedger } from "../../../src/cli/ledger/ledger.ts";
import { pastEditionsText } from "../../../src/press/lineage/past-editions.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const editions = ["mi0i9000.a", `${now.toString(36)}.b`];
const lineage = pastEditionsText({ basis: "basis", editions, articles: new Map() });

/** A folder with the lineage of an edition that was pressed now. */
const edition = () => contentFolder({ "lineage.json": lineage });

it("the lineage is kept if its latest edition is the one that was deployed", async () => {
  const content = await contentFolder({});
  expect(await keepLineage(await edition(), content, now)).toBe(true);
  expect(await readFile(join(content, "lineage.json"), "utf8")).toBe(lineage);
});

it("the lineage of another deployment is not kept, nor that of an edition without one", async () => {
  const content = await contentFolder({});
  expect(await keepLineage(await edition(), content, now + 1000)).toBe(false);
  expect(await keepLineage(await contentFolder({}), content, now)).toBe(false);
  await expect(readFile(join(content, "lineage.json"))).rejects.toThrow("ENOENT");
});

it("what was recorded is told in a line for each file", async () => {
  const content = await contentFolder({});
  const { channel, ...rest } = publication({ slug: "a" });
  const deployable = {
    publication: { ...rest, channel: { ...channel, authority: "test.edu,2026" } },
    ledger: { ledger: emptyLedger, source: { path: "content/published.json", text: "" } },
    moment: now,
  };
  const record = async (folder: string) => recordDeployment(folder, content, deployable, now);
  expect(await record(await edition())).toMatchObject({
    value: [
      "content/published.json now holds 1 articles, 1 of them new: commit it.",
      `${content}/lineage.json now includes this deployment: commit it too.`,
    ],
  });
  expect(await record(await contentFolder({}))).toMatchObject({
    value: [expect.stringContaining("content/published.json")],
  });
  const unowned = {
    ...deployable,
    publication: { ...rest, channel: { ...channel, authority: "a.example,2026" } },
  };
  expect(await recordDeployment(await edition(), content, unowned, now)).toMatchObject({
    errors: [{ message: expect.stringContaining("the authority is still the placeholder") }],
  });
});
