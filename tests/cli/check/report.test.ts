import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { report } from "../../../src/cli/check/report.ts";
import { type ContentError, formatError } from "../../../src/content/content-error.ts";
import { anyCharacter } from "../../support/any-character.ts";

const error: ContentError = {
  severity: "error",
  file: "content/a/index.md",
  line: 2,
  column: 3,
  message: "there is no topic x",
  fix: "write y",
  excerpt: "- x",
};
const warning: ContentError = {
  severity: "warning",
  file: "content/a,b:c.png",
  line: 1,
  column: 1,
  message: "100% unused\r\nreally",
  fix: "delete it",
};

describe("a report as text", () => {
  it("is sorted by place, like a compiler's, and ends with the totals", () => {
    expect(report("text", [error, { ...error, line: 1 }, warning])).toBe(
      [
        formatError(warning),
        formatError({ ...error, line: 1 }),
        formatError(error),
        "2 errors, 1 warning",
      ].join("\n\n"),
    );
    expect(report("text", [])).toBe("0 errors, 0 warnings");
  });

  it("adds colours and changes no words", () => {
    const styles = new Set<string>();
    const painted = report("text", [error, warning], (style, text) => {
      styles.add(style);
      return `‹${text}›`;
    });
    expect(painted).toContain("‹content/a/index.md:2:3:› ‹error:› there is no topic x");
    expect(painted.replace(/[‹›]/g, "")).toBe(report("text", [error, warning]));
    expect([...styles].sort()).toEqual(["bold", "cyan", "red", "yellow"]);
  });
});

it("a report as JSON is an array of the errors and nothing else", () => {
  expect(JSON.parse(report("json", [error, warning], () => "colour"))).toEqual([warning, error]);
  expect(report("json", [])).toBe("[]");
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.string(), (message, excerpt) => {
      const [read]: unknown[] = JSON.parse(report("json", [{ ...error, message, excerpt }]));
      expect(read).toEqual({ ...error, message, excerpt });
    }),
  );
});

describe("a report as annotations of GitHub", () => {
  it("escapes the characters that mean something in a workflow command", () => {
    expect(report("github", [error, warning]).split("\n")).toEqual([
      "::warning file=content/a%2Cb%3Ac.png,line=1,col=1,title=Warning about the content::100%25 unused%0D%0Areally%0AHelp: delete it",
      "::error file=content/a/index.md,line=2,col=3,title=Error in the content::there is no topic x%0AHelp: write y",
      "1 error, 1 warning",
    ]);
  });

  it("is one line for each error, from which the file and the message can be read back", () => {
    const text = fc.string({ unit: anyCharacter });
    fc.assert(
      fc.property(text, text, (file, message) => {
        const [line = "", ...others] = report("github", [{ ...error, file, message }]).split("\n");
        expect(others).toEqual(["1 error, 0 warnings"]);
        const match = /^::error file=([^:,]*),line=2,col=3,title=[^:,]*::([^\r\n]*)$/.exec(line);
        expect([match?.[1], match?.[2]].map((part) => unescaped(part ?? ""))).toEqual([
          file,
          `${message}\nHelp: write y`,
        ]);
      }),
    );
  });
});

function unescaped(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
