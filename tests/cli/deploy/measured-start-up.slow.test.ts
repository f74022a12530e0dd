import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { measureStartUp } from "../../../src/cli/deploy/check-limits.ts";

it.each([
  [0, 44.5],
  [1, undefined],
])("measures the start-up only if wrangler succeeds: status %i", async (status, expected) => {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const wrangler = join(folder, "wrangler");
  await writeFile(wrangler, `#!/bin/sh\necho "Active: 44.5 ms"\nexit ${status}\n`);
  await chmod(wrangler, 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env["PATH"]}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(measureStartUp("worker.js", "startup.cpuprofile")).toBe(expected);
});
