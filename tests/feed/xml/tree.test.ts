import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  append,
  children,
  elementsWithin,
  onlyElement,
  parseXml,
  sourceOf,
} from "../../../src/feed/xml/tree.ts";

describe("parsing", () => {
  it("resolves references, and takes CDATA sections for text", () => {
    const root = parseXml('<r a="&#xA;&lt;">x &amp; <![CDATA[<b>]]]]><![CDATA[>]]><i>y</i>z</r>');
    expect(root.attributes.get("a")).toBe("\n<");
    expect(root.text).toBe("x & <b>]]>yz");
    expect(root.children.map(({ name }) => name)).toEqual(["i"]);
  });

  it("knows names by their namespaces", () => {
    const root = parseXml('<x:r xmlns="urn:b" xmlns:x="urn:a"><s/><x:s/></x:r>');
    expect([root.name, root.localName, root.namespace]).toEqual(["x:r", "r", "urn:a"]);
    expect(root.children.map(({ namespace }) => namespace)).toEqual(["urn:b", "urn:a"]);
    expect(children(root, "x:s")).toHaveLength(1);
  });

  it.each([
    "",
    "text",
    "<r>",
    "<r></s>",
    "<r/><r/>",
    "<r a='1' a='2'/>",
    "<r>a & b</r>",
    "<r>&nbsp;</r>",
    "<r>]]></r>",
    "<r>\u0001</r>",
    "<x:r/>",
    "<r><x:s/></r>",
    "<r a='<'/>",
    "<r><![CDATA[</r>",
  ])("refuses %j", (text) => {
    expect(() => parseXml(text)).toThrow();
  });
});

it("finds elements wherever they are, and refuses several for one", () => {
  const root = parseXml("<r><a><b/></a><b/></r>");
  expect(elementsWithin(root, "b")).toHaveLength(2);
  expect(onlyElement(root, "a").name).toBe("a");
  expect(() => onlyElement(root, "b")).toThrow("exactly one <b>");
  expect(() => onlyElement(root, "c")).toThrow("exactly one <c>");
});

it("writes what it reads back, whatever the texts hold", () => {
  const printable = fc
    .string({ unit: "grapheme", maxLength: 30 })
    .map((text) => text.replace(/[^\t\n\u0020-\u007E\u00A0-\uD7FF]/g, ""));
  fc.assert(
    fc.property(printable, printable, (value, text) => {
      const root = parseXml('<r xmlns:dc="http://purl.org/dc/elements/1.1/"/>');
      const { namespace } = append(root, "dc:creator", { value, none: undefined }, text);
      const [read] = parseXml(`<r xmlns:dc="${namespace}">${sourceOf(root)}</r>`).children;
      const element = read && onlyElement(read, "dc:creator");
      expect([...(element?.attributes ?? [])]).toEqual([["value", value]]);
      expect(element?.text).toBe(text);
    }),
  );
});
