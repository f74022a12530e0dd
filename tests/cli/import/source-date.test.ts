import { expect, it } from "vitest";
import { readDate } from "../../../src/cli/import/source-date.ts";

const at = (text: string) => ({ instant: Date.parse(text) });

it.each([
  ["2026-11-22T09:30:15+08:00", at("2026-11-22T01:30:15Z")],
  ["2026-11-22T09:30:15.123Z", at("2026-11-22T09:30:15Z")],
  ["2026-11-22 09:30:15 +0800", at("2026-11-22T01:30:15Z")],
  ["Sun, 22 Nov 2026 09:30:00 GMT", at("2026-11-22T09:30:00Z")],
  ["Sun, 22 Nov 2026 09:30 EST", at("2026-11-22T14:30:00Z")],
  ["22 November 26 9:30:00 -0730", at("2026-11-22T17:00:00Z")],
  ["Tue, 03 Jun 99 11:05:30 GMT", at("1999-06-03T11:05:30Z")],
  ["01 Jan 49 00:00 GMT", at("2049-01-01T00:00:00Z")],
  ["01 Jan 50 00:00 GMT", at("1950-01-01T00:00:00Z")],
  ["22 Nov 2026 09:30 EDT", at("2026-11-22T13:30:00Z")],
])("reads %s", (written, date) => {
  expect(readDate(written)).toEqual(date);
});

it.each([
  ["2026-11-22", { local: "2026-11-22" }],
  [
    "2026-11-22 09:30:00",
    { local: "2026-11-22T09:30:00", doubt: expect.stringContaining("no time zone") },
  ],
  [
    "Sun, 22 Nov 2026 09:30:00 CEST",
    { local: "2026-11-22T09:30:00", doubt: expect.stringContaining("CEST") },
  ],
])("reads %s as a time of the publication", (written, date) => {
  expect(readDate(written)).toEqual(date);
});

it.each([
  "",
  "0000-00-00 00:00:00",
  "0000-01-01T00:00:00Z",
  "Mon, 30 Nov -0001 00:00:00 +0000",
  "2026-02-30",
  "2026-13-01T00:00:00Z",
  "yesterday",
  "1700000000",
])("does not take %j for a date", (written) => {
  expect(readDate(written)).toBeUndefined();
});
