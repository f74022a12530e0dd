import { expect, it } from "vitest";
import { toRfc822, toRfc3339 } from "../../src/article/instant.ts";

it.each([
  [0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"],
  [999, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"],
  [1000, "1970-01-01T00:00:01Z", "Thu, 01 Jan 1970 00:00:01 GMT"],
  [Date.UTC(2022, 3, 30, 16), "2022-04-30T16:00:00Z", "Sat, 30 Apr 2022 16:00:00 GMT"],
  [Date.UTC(2024, 1, 29, 23, 59, 59), "2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 GMT"],
])("writes %d as %s and as %s", (instant, rfc3339, rfc822) => {
  expect(toRfc3339(instant)).toBe(rfc3339);
  expect(toRfc822(instant)).toBe(rfc822);
});
