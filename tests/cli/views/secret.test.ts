import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { knownSecret } from "../../../src/cli/views/secret.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-secret-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, "secrets.env");
const mine = "m".repeat(43);
const kept = "k".repeat(43);
const absent = join(folder, "absent.env");

it("the environment comes before the file", () => {
  writeFileSync(file, `# kept\nOTHER=1\nVIEWS_SECRET="${kept}"\n`);
  expect(knownSecret({ VIEWS_SECRET: mine }, file)).toBe(mine);
  expect(knownSecret({}, file)).toBe(kept);
  // GitHub passes a secret that is not set as an empty text.
  expect(knownSecret({ VIEWS_SECRET: "" }, file)).toBe(kept);
  expect(knownSecret({ VIEWS_SECRET: "" }, absent)).toBe(undefined);
});

it("a file without the variable holds no secret", () => {
  writeFileSync(file, "OTHER=1\n");
  expect(knownSecret({}, file)).toBe(undefined);
});

it.each(["short", "s".repeat(31), `${mine} ${mine}`, "s".repeat(513), "秘".repeat(40)])(
  "%j is refused, and the error does not repeat it",
  (VIEWS_SECRET) => {
    let message = "";
    try {
      knownSecret({ VIEWS_SECRET }, absent);
    } catch (cause) {
      message = String(cause);
    }
    expect(message).toMatch(/^ViewsError: the secret in VIEWS_SECRET is too short/);
    if (VIEWS_SECRET !== "short") expect(message).not.toContain(VIEWS_SECRET);
  },
);
