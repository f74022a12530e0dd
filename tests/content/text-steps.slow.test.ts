import { stepsOf } from "../support/steps.ts";

// Counting begins before the code is loaded that it counts.

import { describe, expect, it } from "vitest";
import { type Rendered, renderMarkdown } from "../../src/content/markdown/markdown.ts";
import { english } from "../../src/language/words/en.ts";
import { toHtml } from "../../src/press/html/tree.ts";
import { dangersIn } from "../support/safe-html.ts";

/*
 * Texts made to keep the parser busy. They have a file of their own because counting steps makes
 * everything else in the same process slow.
 */

/**
 * The most steps that a text may take, those of the parser included. The longest word that a text can
 * hold takes 22 million; a text that takes time by the square of its length takes far more.
 */
const mostSteps = 50_000_000;

const many = (text: string, times = 10_000) => text.repeat(times);

describe("10,000 of them", () => {
  it.each([
    ["quotations", `${many("> ")}x`, "deep"],
    ["quotations without spaces", `${many(">")}x`, "deep"],
    ["lists in a line", `${many("- ")}x`, "deep"],
    ["numbered lists in a line", `${many("1. ")}x`, "deep"],
    ["lists of all kinds in a line", `${many("* + 1) > ", 2500)}x`, "deep"],
    ["footnotes in a line", `${many("[^1]: ")}x`, "deep"],
    [
      "lists, each indented more",
      Array.from({ length: 600 }, (_, at) => `${many("  ", at)}- x`).join("\n"),
      "longer",
    ],
    ["brackets that open", many("["), ""],
    ["brackets that open and close", `${many("[")}x${many("]")}`, "marks"],
    ["links in links", `${many("[")}x${many("](b)")}`, "marks"],
    ["images in images", `${many("![")}x${many("](b)")}`, "marks"],
    ["emphases", `${many("*a ")}x${many(" b*")}`, "marks"],
    ["stars", `${many("*")}a${many("*")}`, "marks"],
    ["stars and underscores", `${many("*_")}a${many("_*")}`, "marks"],
    ["words struck out", `${many("~a ")}${many(" b~")}`, "marks"],
    [
      "runs of backticks",
      Array.from({ length: 600 }, (_, at) => `e${many("`", at)}`).join(""),
      "marks",
    ],
    ["inline elements", many("a<b>x</b> "), "marks"],
    ["<div> in a line", many("<div>"), "marks"],
    ["<div> closed", `${many("<div>")}x${many("</div>")}`, "marks"],
    ["<div> in a line, but fewer", many("<div>", 1000), "deep"],
    ["<div> after a comment", `<!-- x -->${many("<div>", 1000)}`, "deep"],
    ["<div> in paragraphs", many("<div>\n\n", 2000), "deep"],
    [
      "<b> with ids",
      `${Array.from({ length: 49 }, (_, at) => `<b id=${at}>`).join("")}\n${many("<p>x\n\n", 2400)}${many("- <i>y</i>\n", 50)}`,
      "elements",
    ],
    ["<b> in <p>", many("<b><p>", 500), "deep"],
    ["<table>", many("<table><tr><td>", 400), "deep"],
    ["<td> in <svg>", `<svg>${many("<td>")}`, ""],
    ["<p> that never close", many("<p>x"), ""],
    ["tags that never close", many("<a "), ""],
    ["comments that never close", many("<!--"), ""],
    [
      "columns of a table, in many rows",
      `${many("|a", 5000)}|\n${many("|-", 5000)}|\n${many("|\n", 4000)}`,
      "elements",
    ],
    ["definitions", Array.from({ length: 4000 }, (_, at) => `[a${at}]: x`).join("\n"), ""],
    ["empty lines", many("\n", 4900), ""],
    ["spaces", `${many(" ")}x`, ""],
    ["characters in a word", many("x", 190_000), ""],
  ])("%s take a bounded number of steps", async (_, markdown, expected) => {
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
