import { describe, expect, it } from "vitest";
import { type Format, formatKeys, formats } from "../../src/article/formats.ts";
import { factsOf } from "../support/bind-pieces.ts";
import { channel, feeds } from "./corpus.ts";
import { refused } from "./refused.ts";
import { validate } from "./validator/validate.ts";
import { isRfc822 } from "./validator/values.ts";

/*
 * Our own validator must report what the W3C feed validator reports as an error or a warning. Each
 * document here is the feed of the corpus with one defect.
 */

const address = "https://news.example.org";

function check(format: Format, document: string): string[] {
  return validate[format](document, `${address}/${formats[format].file}`);
}

describe.each(formatKeys)("the corpus as %s", (format) => {
  it("is valid", () => {
    expect(factsOf(format, channel).feedUrl).toBe(`${address}/${formats[format].file}`);
    expect(check(format, feeds[format] ?? "")).toEqual([]);
  });
});

describe("the validator reports", () => {
  it.each(refused)("in %s: %s", (format, finding, was, is) => {
    const good = feeds[format] ?? "";
    const document = good.replace(was, is);
    expect(document).not.toBe(good);
    expect(check(format, document).join("\n")).toContain(finding);
  });
});

it("an RFC 822 date needs the right weekday, a day that exists, and a year of four digits", () => {
  expect(isRfc822("Sat, 30 Apr 2022 16:00:00 GMT")).toBe(true);
  expect(isRfc822("Sun, 30 Apr 2022 16:00:00 GMT")).toBe(false);
  expect(isRfc822("Sat, 31 Apr 2022 16:00:00 GMT")).toBe(false);
  expect(isRfc822("Sat, 30 Apr 22 16:00:00 GMT")).toBe(false);
});
