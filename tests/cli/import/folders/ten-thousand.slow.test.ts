import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readFolder } from "../../../support/read-folder.ts";

const count = 10_000;

it("a site of 10,000 posts with one slug each is read in full", async () => {
  const site = await mkdtemp(join(tmpdir(), "site-"));
  onTestFinished(() => rm(site, { recursive: true }));
  await writeFile(join(site, "_config.yml"), "url: https://old.example\n");
  await mkdir(join(site, "_posts"));
  const day = (index: number) => new Date(index * 86_400_000).toISOString().slice(0, 10);
  for (let index = 0; index < count; index++) {
    const before = `${day(Math.max(0, index - 1))}-same-slug`;
    await writeFile(
      join(site, "_posts", `${day(index)}-same-slug.md`),
      `---\ntitle: Post ${index}\ntags: [a, b]\n---\nWords of post ${index}.\n\n[The one before]({% post_url ${before} %})\n`,
    );
  }
  const { texts, reasons } = await readFolder(site);
  expect(texts.size).toBe(count);
  expect(reasons()).toEqual([]);
  const ids = new Set([...texts.values()].map(({ id }) => id));
  expect(ids.size).toBe(count);
  const last = texts.get(`_posts/${day(count - 1)}-same-slug.md`)?.body.text;
  expect(last).toContain(
    `(https://old.example/${day(count - 2).replaceAll("-", "/")}/same-slug.html)`,
  );
}, 120_000);
