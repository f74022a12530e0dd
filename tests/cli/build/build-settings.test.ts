import { expect, it } from "vitest";
import { buildSettings } from "../../../src/cli/build/build-settings.ts";

const now = Date.parse("2026-11-24T12:00:00Z");

it("gives npm start a folder of its own, with drafts", () => {
  const env = {
    WRANGLER_COMMAND: "dev",
    BROADSHEET_DEVELOPMENT: "1",
    BASE_URL: "http://localhost/",
  };
  expect(buildSettings({ ...env, PREVIEW: "feeds" }, now)).toMatchObject({
    folder: ".broadsheet/dev",
    preview: "feeds",
    baseUrl: "http://localhost",
    showsErrors: true,
  });
  expect(buildSettings(env, now)).toMatchObject({ preview: "pages" });
});

it("refuses wrangler dev without npm start, because it would serve the edition for production", () => {
  expect(buildSettings({ WRANGLER_COMMAND: "dev", PREVIEW: "pages" }, now)).toMatchObject({
    problem: expect.stringMatching(/^Use npm start/),
  });
});

it.each(["deploy", "versions upload"])(
  "ignores the variables that the user sets when wrangler runs %s",
  (command) => {
    const env = {
      WRANGLER_COMMAND: command,
      BASE_URL: "http://localhost:8787",
      PREVIEW: "feeds",
      SOURCE_DATE_EPOCH: "1000",
    };
    expect(buildSettings(env, now)).toEqual({
      folder: "dist",
      baseUrl: undefined,
      preview: "none",
      now: undefined,
      deployed: now,
      showsErrors: false,
    });
  },
);

it("builds nothing if npm run deploy has frozen an edition", () => {
  expect(buildSettings({ WRANGLER_COMMAND: "deploy", BROADSHEET_FROZEN: "1" }, now)).toBe("skip");
});

it("refuses drafts in the folder for production", () => {
  for (const PREVIEW of ["pages", "feeds", "yes"]) {
    expect(buildSettings({ PREVIEW }, now)).toMatchObject({ problem: expect.any(String) });
  }
  expect(buildSettings({ PREVIEW: "none" }, now)).toMatchObject({ preview: "none" });
});

it("takes a SOURCE_DATE_EPOCH in the past, in whole seconds, and refuses any other", () => {
  const at = (SOURCE_DATE_EPOCH: string) => buildSettings({ SOURCE_DATE_EPOCH }, now);
  expect(at("1790000000")).toMatchObject({ now: 1_790_000_000_000 });
  expect(at(String(now / 1000))).toMatchObject({ now });
  for (const wrong of [
    String(now / 1000 + 1),
    "",
    "yesterday",
    "-1",
    "1.5",
    "1e3",
    "9".repeat(30),
  ]) {
    expect(at(wrong), wrong).toMatchObject({
      problem: expect.stringContaining("SOURCE_DATE_EPOCH"),
    });
  }
});
