import { expect, it } from "vitest";
import { textElement } from "../../../src/feed/xml/source.ts";
import { parseXml } from "../../../src/feed/xml/tree.ts";

it.each([
  ["a\tb", "a&#x9;b"],
  ["a\nb", "a&#xA;b"],
  ['"a" & <b> ]]>', "&quot;a&quot; &amp; &lt;b&gt; ]]&gt;"],
])("escapes %j in an attribute, so that every parser keeps it", (value, escaped) => {
  const source = textElement("a", { value, none: undefined });
  expect(source).toBe(`<a value="${escaped}"/>`);
  expect(parseXml(source).attributes.get("value")).toBe(value);
});

it("writes & and < as hexadecimal references in texts, and as named ones in addresses", () => {
  expect(textElement("title", {}, "R&D <1>")).toBe("<title>R&#x26;D &#x3C;1&gt;</title>");
  expect(textElement("link", {}, "https://example.org/?a&b")).toBe(
    "<link>https://example.org/?a&amp;b</link>",
  );
});
