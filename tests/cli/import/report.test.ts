import { expect, it } from "vitest";
import { type ImportResult, reportText } from "../../../src/cli/import/report.ts";

const result: ImportResult = {
  source: "a WordPress export",
  from: "quay.xml",
  outcomes: new Map([
    ["new", 3],
    ["kept", 0],
  ]),
  files: 7,
  topics: ["a"],
  people: [],
  redirects: 4,
  losses: [],
  check: "\nAll is well.\n",
};

it("a report counts what came, and leaves out what did not happen", () => {
  const text = reportText(result);
  expect(text).toContain("From quay.xml, a WordPress export.");
  expect(text).toContain("| Articles and pages new | 3 |");
  expect(text).not.toContain("changed by you");
  expect(text).toContain("| Pictures, recordings and documents | 7 |");
  expect(text).toContain("## Losses and doubts\n\nNone.\n\n##");
  expect(text).toContain("```text\nAll is well.\n```");
});

it("a report lists losses by article, each with its place, and as plain text", () => {
  const loss = (reason: string, article?: string, line?: number) =>
    ({ kind: "loss", source: "quay.xml", reason, article, line }) as const;
  const losses = [loss("one", "A *b*", 3), loss("all"), loss("two\n<b>", "A *b*")];
  expect(reportText({ ...result, losses })).toContain(
    "**A \\*b\\***\n\n- one (quay.xml:3)\n- two \\<b\\> (quay.xml)\n\n**Everything**\n\n- all (quay.xml)\n\n## What",
  );
  const many = Array.from({ length: 20_001 }, () => loss("x", "A"));
  expect(reportText({ ...result, losses: many })).toContain("\n1 more are not listed.\n");
  expect(reportText({ ...result, losses: many.slice(1) })).not.toContain("not listed");
});
