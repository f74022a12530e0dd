import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Channel } from "../../../src/article/channel.ts";
import { engineFolder } from "../../../src/cli/init/engine.ts";
import { configuration } from "../../../src/cli/init/site-files.ts";
import { outdatedSettings } from "../../../src/cli/settings/missing-settings.ts";
import { readSettings, tomlText } from "../../../src/cli/settings/wrangler-toml.ts";
import { formatError } from "../../../src/content/content-error.ts";

const engine = await readFile("wrangler.toml", "utf8");

async function reportsOn(
  toml: string | undefined,
  channel: Pick<Channel, "editor"> = {},
): Promise<string[]> {
  const site = await mkdtemp(join(tmpdir(), "broadsheet-settings-"));
  onTestFinished(() => rm(site, { recursive: true, force: true }));
  if (toml !== undefined) await writeFile(join(site, "wrangler.toml"), toml);
  return (await outdatedSettings(site, engineFolder, channel)).map(formatError);
}

it("a new site lacks nothing, and neither does the engine itself", async () => {
  expect(await reportsOn(configuration(engine, { name: "my-news" }))).toEqual([]);
  expect(await outdatedSettings(".", engineFolder, {})).toEqual([]);
});

it("a site of an earlier version is told which lines to write", async () => {
  const earlier = configuration(engine, { name: "my-news" })
    .replace(/^compatibility_date = .*$/m, 'compatibility_date = "2025-01-01"')
    .replace(/^\[exports\.ViewCounter\]\n.*\n.*\n/m, "");
  expect(await reportsOn(earlier)).toEqual([
    `wrangler.toml:1:1: warning: this version of Broadsheet needs settings that are missing here or differ: compatibility_date, exports
 help: write these lines, in place of any lines with the same keys:

    compatibility_date = "2026-10-23"

    [exports.ViewCounter]
    type = "durable-object"
    storage = "sqlite"
`,
  ]);
});

it("the routes for signing in are missing only in a site that has an editor", async () => {
  const earlier = configuration(engine, { name: "my-news" }).replace(/^ {2}"\/editor\/.*\n/m, "");
  expect(await reportsOn(earlier)).toEqual([]);
  const editor = {
    kind: "github",
    origin: "https://github.com",
    api: "https://api.github.com",
    repository: "a/b",
    review: true,
  } as const;
  expect((await reportsOn(earlier, { editor })).join()).toContain('"/editor/callback"');
  expect(await reportsOn(configuration(engine, { name: "my-news" }), { editor })).toEqual([]);
});

it("a file that is missing or damaged is an error", async () => {
  const damaged = await reportsOn('name = "my-news');
  expect(damaged).toEqual([
    expect.stringMatching(/^wrangler\.toml:1:1: error: this file cannot be/),
  ]);
  expect(await reportsOn(undefined)).toEqual([expect.stringContaining(": error: ")]);
});

it("the lines that are written are those that wrangler reads", async () => {
  const site = await mkdtemp(join(tmpdir(), "broadsheet-settings-"));
  onTestFinished(() => rm(site, { recursive: true, force: true }));
  const settings = await readSettings(engineFolder);
  if (!settings.ok) throw new Error("the engine has settings");
  await writeFile(join(site, "wrangler.toml"), tomlText(settings.value));
  expect(await readSettings(site)).toEqual(settings);
});
