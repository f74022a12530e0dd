import { describe, expect, it } from "vitest";
import { toRfc3339 } from "../../../src/article/instant.ts";
import { parseInstant } from "../../../src/content/front-matter/date.ts";

const read = (text: string, zone = "Asia/Shanghai") => {
  const instant = parseInstant(text, zone);
  return instant === undefined ? undefined : toRfc3339(instant);
};

describe("a date", () => {
  it.each([
    ["2022-05-01", "2022-04-30T16:00:00Z"],
    ["2022-05-01T09:30", "2022-05-01T01:30:00Z"],
    ["2022-05-01 09:30", "2022-05-01T01:30:00Z"],
    ["2022-05-01T09:30:15", "2022-05-01T01:30:15Z"],
    ["2022-05-01T09:30Z", "2022-05-01T09:30:00Z"],
    ["2022-05-01T09:30:00-05:00", "2022-05-01T14:30:00Z"],
    ["2024-02-29", "2024-02-28T16:00:00Z"],
  ])("%s means %s", (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  it("in the hour that a zone skips or repeats is one instant", () => {
    expect(read("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00Z");
    expect(read("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00Z");
  });

  it.each([
    "2022-02-30",
    "2023-02-29",
    "2022-13-01",
    "2022-1-1",
    "12:30",
    "yesterday",
    "2022-05-01T25:00",
    "2022-05-01T09:30+99:00",
    "2022-05-01T09",
    "",
    "20220501",
  ])("is not %j", (text) => {
    expect(read(text)).toBeUndefined();
  });
});
