import fc from "fast-check";
import { expect, it } from "vitest";
import { deploymentMoment, lateNotice } from "../../../src/cli/ledger/deployment-moment.ts";
import { formatError } from "../../../src/content/content-error.ts";

const now = Date.parse("2026-11-22T00:00:00Z");

it("a deployment takes the time of the clock", () => {
  expect(deploymentMoment(now, undefined)).toMatchObject({ value: now });
  expect(deploymentMoment(now, now - 5000)).toMatchObject({ value: now });
});

it("a deployment is at least a second later than the one before, whatever the clock says", () => {
  fc.assert(
    fc.property(fc.integer({ min: -120_000, max: 1e9 }), (since) => {
      const moment = deploymentMoment(now + since, now);
      expect(moment.ok && moment.value).toBeGreaterThanOrEqual(now + 1000);
    }),
  );
});

it("a clock may be two minutes behind, and the moment is then a second after the last one", () => {
  expect(deploymentMoment(now - 120_000, now)).toMatchObject({ value: now + 1000 });
  expect(deploymentMoment(now - 120_001, now)).toMatchObject({ ok: false });
  expect(deploymentMoment(now + 1001, now)).toMatchObject({ value: now + 1001 });
});

it("a clock of 2019 stops the deployment, and the error says what to do", () => {
  const refused = deploymentMoment(Date.parse("2019-01-01T00:00:00Z"), now);
  expect(refused.ok ? "" : refused.errors.map(formatError).join()).toBe(
    "content/published.json:1:1: error: this machine's clock says 2019-01-01T00:00:00Z, but the last deployment was at 2026-11-22T00:00:00Z\n" +
      ' help: set the clock; if it is right, the clock of the machine that deployed last was wrong: write "deployed": "2019-01-01T00:00:00Z" in content/published.json',
  );
});

it("a deployment that took too long asks to be repeated", () => {
  expect(lateNotice(now, now + 8 * 60_000)).toBeUndefined();
  expect(lateNotice(now, now + 12 * 60_000)).toMatch(
    /took 12 minutes, .*\nRun npm run deploy once/,
  );
});

it("a deployment may take eight minutes", () => {
  expect(lateNotice(now, now + 8 * 60_000)).toBeUndefined();
  expect(lateNotice(now, now + 8 * 60_000 + 1)).toContain("Run npm run deploy once more.");
});
