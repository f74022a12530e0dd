import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkContent } from "../../../src/cli/check/check-content.ts";
import { deploymentUsage, editionUsage } from "../../../src/cli/limits/count-usage.ts";
import { writeEdition } from "../../../src/press/edition/write-edition.ts";
import { articleSource, contentFolder } from "../../support/content-folder.ts";
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

it("check warns of a recording that nears the limit", async () => {
  const front = "title: A\npublished: 2026-01-01\ntopics: [research-news, other]";
  const folder = await contentFolder({
    "articles/2026/a/index.md": articleSource(front, "[Listen](talk.mp3)"),
    "articles/2026/a/talk.mp3": Buffer.alloc(22_000_000, "ID3"),
  });
  const { reports } = await checkContent(folder, Date.parse("2026-11-22T00:00:00Z"));
  expect(reports).toMatchObject([
    {
      severity: "warning",
      message: expect.stringMatching(
        /^its largest file, \/media\/.*\.mp3, has 21 MiB, 83 % of the 25 MiB that Cloudflare allows$/,
      ),
    },
  ]);
});
