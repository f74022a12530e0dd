import type { Root } from "hast";
import { expect, it } from "vitest";
import { alignCells } from "../../../src/press/html/align-cells.ts";
import { create } from "../../../src/press/html/reader-elements.ts";

it("says by a class what a cell said by an attribute, and nothing else", () => {
  const aligned = (align: string) => create("td", { align, colSpan: 2 }, []);
  const root: Root = {
    type: "root",
    children: [aligned("right"), aligned("center"), aligned("left"), aligned("x y")],
  };
  expect(alignCells(root).children).toEqual([
    create("td", { className: ["right"], colSpan: 2 }, []),
    create("td", { className: ["center"], colSpan: 2 }, []),
    create("td", { colSpan: 2 }, []),
    create("td", { colSpan: 2 }, []),
  ]);
});
