import { describe, expect, it } from "vitest";
import { type Format, formatKeys, formats } from "../../src/article/formats.ts";
import { factsOf } from "../support/bind-pieces.ts";
import { channel, feeds } from "./corpus.ts";
import { refused } from "./refused.ts";
import { validate } from "./validator/validate.ts";
import { isRfc822 } from "./validator/values.ts";

/*
 * Our own validator, by the documents that it must refuse: what the W3C feed validator reports as an
 * error or a warning. Each is the corpus with one thing changed.
 */

const address = "https://news.example.org";

function check(format: Format, document: string): string[] {
  return validate[format](document, `${address}/${formats[format].file}`);
}

describe.each(formatKeys)("the corpus as %s", (format) => {
  it("has no errors and no warnings", () => {
    expect(factsOf(format, channel).feedUrl).toBe(`${address}/${formats[format].file}`);
    expect(check(format, feeds[format] ?? "")).toEqual([]);
  });
});

describe("a document with one defect", () => {
  it.each(refused)("%s: %s", (format, finding, was, is) => {
    const good = feeds[format] ?? "";
    const document = good.replace(was, is);
    expect(document).not.toBe(good);
    expect(check(format, document).join("\n")).toContain(finding);
  });
});

it("knows the weekday of a date", () => {
  expect(isRfc822("Sat, 30 Apr 2022 16:00:00 GMT")).toBe(true);
  expect(isRfc822("Sun, 30 Apr 2022 16:00:00 GMT")).toBe(false);
  expect(isRfc822("Sat, 31 Apr 2022 16:00:00 GMT")).toBe(false);
  expect(isRfc822("Sat, 30 Apr 22 16:00:00 GMT")).toBe(false);
});
