import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { deploymentUsage, editionUsage } from "../../../src/cli/limits/count-usage.ts";
import { writeEdition } from "../../../src/press/edition/write-edition.ts";
import { pressFixture } from "../../support/fixtures.ts";

it("check counts in memory what deploy counts on disk", async () => {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-usage-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { edition } = await pressFixture("demanding");
  await writeEdition(edition, join(folder, "dist"));
  const written = deploymentUsage(join(folder, "dist/assets"), [join(folder, "dist/edition.bin")]);
  expect(editionUsage(edition)).toEqual(written);
  expect(written.files).toBeGreaterThan(20);
  expect(written.largest.bytes).toBeGreaterThan(10_000);
  expect(written.headerRules).toBeGreaterThan(10);
  // A picture that two articles share is one file.
  const twice = { ...edition, media: [...edition.media, ...edition.media] };
  expect(editionUsage(twice)).toEqual(written);
});
