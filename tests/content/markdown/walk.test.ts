import type { Element, ElementContent, Root } from "hast";
import { expect, it } from "vitest";
import { type Step, walk, walkElements } from "../../../src/content/markdown/walk.ts";

const element = (tagName: string, ...children: ElementContent[]): Element => ({
  type: "element",
  tagName,
  properties: {},
  children,
});
const tree = (): Root => ({
  type: "root",
  children: [
    element("a", { type: "text", value: "1" }, element("b", element("c"))),
    { type: "comment", value: "2" },
    element("d"),
  ],
});

/** The names of the nodes that a walk visits if `step` answers at one of them. */
function met(at: string, step: (index: number, siblings: unknown[]) => Step): string[] {
  const names: string[] = [];
  walk(tree(), (node, index, parent) => {
    const name = node.type === "element" ? node.tagName : "value" in node ? node.value : "";
    names.push(name);
    return name === at ? step(index, parent.children) : undefined;
  });
  return names;
}

it("visits every node in the order of the source", () => {
  expect(met("", () => undefined)).toEqual(["a", "1", "b", "c", "2", "d"]);
});

it("leaves out a node's children, or stops, if the visitor says so", () => {
  expect(met("b", () => "skip")).toEqual(["a", "1", "b", "2", "d"]);
  expect(met("b", () => "stop")).toEqual(["a", "1", "b"]);
});

it("continues at an index of the parent if a node was removed or replaced", () => {
  const takeOut = (index: number, siblings: unknown[]) => {
    siblings.splice(index, 1);
    return index;
  };
  expect(met("a", takeOut)).toEqual(["a", "2", "d"]);
  expect(met("c", takeOut)).toEqual(["a", "1", "b", "c", "2", "d"]);
  expect(met("a", (index) => index + 2)).toEqual(["a", "d"]);
});

it("visits only elements, and passes their parents", () => {
  const pairs: string[] = [];
  walkElements(tree(), ({ tagName }, index, parent) => {
    pairs.push(`${parent.type === "element" ? parent.tagName : ""}[${index}]=${tagName}`);
    return undefined;
  });
  expect(pairs).toEqual(["[0]=a", "a[1]=b", "b[0]=c", "[2]=d"]);
});
