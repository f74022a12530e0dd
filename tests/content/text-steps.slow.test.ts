import { stepsOf } from "../support/steps.ts";

// The import above comes first, because counting must begin before the code to count is loaded.

import { describe, expect, it } from "vitest";
import { type Rendered, renderMarkdown } from "../../src/content/markdown/markdown.ts";
import { english } from "../../src/language/words/en.ts";
import { toHtml } from "../../src/press/html/tree.ts";
import { dangersIn } from "../support/safe-html.ts";

/*
 * Texts that are made to keep the parser busy. They have their own file, because counting steps slows down
 * everything else in the same process.
 */

/**
 * The most steps that a text may take, including those of the parser. The longest possible word takes
 * 22 million; a text whose time grows with the square of its length takes far more.
 */
const mostSteps = 50_000_000;

const many = (text: string, times = 10_000) => text.repeat(times);

describe("a text of many", () => {
  it.each([
    ["quotations", `${many("> ")}x`, "deep"],
    ["quotations without spaces", `${many(">")}x`, "deep"],
    ["lists in a line", `${many("- ")}x`, "deep"],
    ["numbered lists in a line", `${many("1. ")}x`, "deep"],
    ["lists of all kinds in a line", `${many("* + 1) > ", 2500)}x`, "deep"],
    ["footnotes in a line", `${many("[^1]: ")}x`, "deep"],
    [
      "lists, each indented more than the last",
      Array.from({ length: 600 }, (_, at) => `${many("  ", at)}- x`).join("\n"),
      "longer",
    ],
    ["opening brackets", many("["), ""],
    ["nested brackets", `${many("[")}x${many("]")}`, "marks"],
    ["links in links", `${many("[")}x${many("](b)")}`, "marks"],
    ["images in images", `${many("![")}x${many("](b)")}`, "marks"],
    ["emphases", `${many("*a ")}x${many(" b*")}`, "marks"],
    ["stars", `${many("*")}a${many("*")}`, "marks"],
    ["stars and underscores", `${many("*_")}a${many("_*")}`, "marks"],
    ["struck-out words", `${many("~a ")}${many(" b~")}`, "marks"],
    [
      "runs of backticks",
      Array.from({ length: 600 }, (_, at) => `e${many("`", at)}`).join(""),
      "marks",
    ],
    ["inline elements", many("a<b>x</b> "), "marks"],
    ["<div> in a line", many("<div>"), "marks"],
    ["closed <div>", `${many("<div>")}x${many("</div>")}`, "marks"],
    ["<div> in a line, 1000 times", many("<div>", 1000), "deep"],
    ["<div> after a comment", `<!-- x -->${many("<div>", 1000)}`, "deep"],
    ["<div> in paragraphs", many("<div>\n\n", 2000), "deep"],
    [
      "<b> with ids",
      `${Array.from({ length: 49 }, (_, at) => `<b id=${at}>`).join("")}\n${many("<p>x\n\n", 2400)}${many("- <i>y</i>\n", 50)}`,
      "elements",
    ],
    ["<b> in <p>", many("<b><p>", 500), "deep"],
    ["<table>", many("<table><tr><td>", 400), "deep"],
    ["<td> in <svg> tags", `<svg>${many("<td>")}`, ""],
    ["<p> that never close", many("<p>x"), ""],
    ["tags that never close", many("<a "), ""],
    ["comments that never close", many("<!--"), ""],
    [
      "table columns in many rows",
      `${many("|a", 5000)}|\n${many("|-", 5000)}|\n${many("|\n", 4000)}`,
      "elements",
    ],
    ["definitions", Array.from({ length: 4000 }, (_, at) => `[a${at}]: x`).join("\n"), ""],
    ["empty lines", many("\n", 4900), ""],
    ["spaces", `${many(" ")}x`, ""],
    ["characters in a word", many("x", 190_000), ""],
  ])("%s takes a bounded number of steps", async (_, markdown, expected) => {
    let findings: Rendered["findings"] = [];
    let html = "";
    const steps = await stepsOf(() => {
      const rendered = renderMarkdown(markdown, "slug", english);
      findings = rendered.findings;
      html = toHtml(rendered.root);
    }, /./);
    expect(steps).toBeLessThan(mostSteps);
    expect(dangersIn(html)).toEqual([]);
    const errors = findings.filter(({ severity }) => severity === "error");
    if (expected !== "") expect(errors.map(({ message }) => message).join()).toMatch(expected);
  });
});
