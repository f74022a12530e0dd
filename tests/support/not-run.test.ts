import { expect, it } from "vitest";
import { notRun } from "./not-run.ts";
import { missingNotice } from "./tools.ts";

it("lists every test that did not run, with its file and what is missing", () => {
  const fullName = `reads Atom${missingNotice("newsboat")}`;
  const assertionResults = [
    { fullName: "one", status: "passed" },
    { fullName: "two", status: "failed" },
    { fullName, status: "skipped" },
    { fullName: "later", status: "todo" },
    { fullName: "other", status: "pending" },
  ];
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [{ name: "/site/tests/readers/newsboat.slow.test.ts", assertionResults }],
  };
  expect(notRun(report, "/site")).toEqual([
    "tests/readers/newsboat.slow.test.ts: reads Atom — needs newsboat, which is not installed (apt-get install newsboat)",
    "tests/readers/newsboat.slow.test.ts: later",
    "tests/readers/newsboat.slow.test.ts: other",
  ]);
});
