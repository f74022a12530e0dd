import { expect, it } from "vitest";
import { viewsTable } from "../../../src/cli/views/table.ts";

it("the table begins with the most viewed article, and ends with the sum", () => {
  const article = (name: string, views: number, title: string) => ({
    name,
    path: `/articles/${name}/`,
    title,
    views,
  });
  expect(
    viewsTable([
      article("b", 7, "科研新闻"),
      article("longer", 1200, "A long \u001B[31mone\nin red\u202E"),
      article("a", 7, ""),
    ]),
  ).toBe(`\
Views  Path               Title
 1200  /articles/longer/  A long  [31mone in red
    7  /articles/a/
    7  /articles/b/       科研新闻

3 articles, 1214 views`);
  expect(viewsTable([])).toBe("Views  Path  Title\n\n0 articles, 0 views");
});
