import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Publication } from "../../../src/content/manuscript.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { differences } from "../../support/round-trip/compare.ts";
import { writeEverything } from "../../support/round-trip/everything.ts";
import { importFrom } from "../../support/round-trip/import-from.ts";
import { serveContent } from "../../support/round-trip/serve-content.ts";

const now = Date.parse("2026-06-01T00:00:00Z");
let folder: string;
let site: Awaited<ReturnType<typeof serveContent>>;
let before: Publication;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  const content = join(folder, "old/content");
  // More than a subscription feed holds, so that archives are needed.
  await writeEverything(content, 24, 8);
  site = await serveContent(content, join(folder, "dist"), now);
  const read = await readPublication(content, site.origin);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  before = read.value;
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

it.each([
  ["feed.json", []],
  ["atom.xml", []],
  // RSS has no place for the title of an enclosure.
  ["rss.xml", ["attachments"]],
])("brings a publication back from its own %s, word for word", async (feed, but) => {
  const project = join(folder, feed);
  const { losses, outcomes } = await importFrom(`${site.origin}/${feed}`, project, now);
  expect(losses).toEqual([]);
  expect([...outcomes]).toEqual([["new", 24]]);
  const after = await readPublication(join(project, "content"));
  expect(after.ok ? differences(before, after.value, but) : after.errors).toEqual([]);
});
