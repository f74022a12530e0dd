import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readSettings } from "../../src/cli/settings/wrangler-toml.ts";

/*
 * docs/deploying.md: what it says of wrangler, asked of the wrangler that is installed.
 */

const page = await readFile("docs/deploying.md", "utf8");

/** How many words follow the first of a command that is a group of others. */
const groups = new Map([
  ["tunnel", 1],
  ["r2", 2],
]);

function help(...command: string[]): string {
  const { status, stdout } = spawnSync("wrangler", [...command, "--help"], { encoding: "utf8" });
  expect(status, command.join(" ")).toBe(0);
  return stdout;
}

it("calls commands of wrangler that exist, with options that they take", () => {
  const calls = [...page.matchAll(/npx wrangler ((?:[a-z][a-z0-9-]* ?)+)([^`\n]*)/g)];
  expect(calls.length).toBeGreaterThan(5);
  const asked = new Map<string, string>();
  for (const [call, words = "", rest = ""] of calls) {
    const [first = "", ...others] = words.trim().split(" ");
    const command = [first, ...others.slice(0, groups.get(first) ?? 0)];
    const name = command.join(" ");
    const text = asked.get(name) ?? help(...command);
    asked.set(name, text);
    expect(text, call).toContain(`wrangler ${name}`);
    for (const [option] of rest.matchAll(/--[\w-]+/g)) expect(text, call).toContain(option);
  }
});

it("tunnels of `npm start` have the options that it names", () => {
  const text = help("dev");
  for (const option of ["--tunnel ", "--tunnel-name"]) expect(text).toContain(option);
});

it("a domain can be written where it says, into wrangler.toml", async () => {
  const [, example = ""] = /^```toml\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-domain-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const toml = await readFile("wrangler.toml", "utf8");
  await writeFile(join(folder, "wrangler.toml"), toml.replace(/^\[/m, `${example}\n[`));
  const before = await readSettings(".");
  const after = await readSettings(folder);
  if (!before.ok || !after.ok) throw new Error("one of the files cannot be read");
  expect(after.value).toEqual({
    ...before.value,
    routes: [{ pattern: "news.your-domain.org", custom_domain: true }],
  });
});
