import { expect, it } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };
import { generator } from "../../../src/feed/generator.ts";
import { completed, cutFrame } from "../../../src/feed/xml/frame.ts";

const document = "<?xml?>\n<feed>\n<title>A &amp; B</title>\n</feed>";

it("completes a head where its entries belong", () => {
  const frame = cutFrame(document, ["<feed>", "<feed x>"], "</feed>");
  expect(completed(frame, ["<a/>", "<b/>"])).toEqual({
    open: "<?xml?>\n<feed x>\n<title>A &#x26; B</title>\n<a/>\n<b/>\n",
    separator: "\n",
    close: "\n</feed>\n",
  });
});

it.each([
  ["the start twice", document.replace("<title>", "<feed>")],
  ["no end", document.replace("</feed>", "")],
])("refuses what `feed` did not write before: %s", (_, xml) => {
  expect(() => cutFrame(xml, ["<feed>", "<feed x>"], "</feed>")).toThrow("exactly once");
});

it("names the version that package.json has", () => {
  expect(generator.version).toBe(packageJson.version);
});
