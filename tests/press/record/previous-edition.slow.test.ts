import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { BufferPool } from "../../../src/press/edition/buffer-pool.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { FileParts } from "../../../src/press/edition/piece-files.ts";
import { readRecord } from "../../../src/press/record/press-record.ts";
import { openPrevious } from "../../../src/press/record/previous-edition.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";

it("gives its moment only to an edition with the same index and the same files", async () => {
  const folder = await contentFolder({
    "content/channel.yaml": channelYaml,
    "content/articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01"),
  });
  const dist = join(folder, "dist");
  await buildEdition(join(folder, "content"), dist, { preview: "none", now: () => 1000 });
  const record = readRecord(dist);
  if (record === undefined) throw new Error("the edition has no record");
  const parts = new FileParts(new BufferPool());
  onTestFinished(() => parts.close());
  const { pressedAs } = openPrevious(dist, record.version, parts);
  expect(pressedAs({ ...record, pressed: 2000 })).toBe(1000);
  expect(pressedAs({ ...record, index: "other" })).toBeUndefined();
  // A page may change while the index stays the same.
  const files = { ...record.files, "/volumes/all/0.page": "other" };
  expect(pressedAs({ ...record, files })).toBeUndefined();
});
