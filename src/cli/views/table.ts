import type { CountedArticle } from "../../views/exchange.ts";

/** A table of articles, the most viewed first, for a terminal. */
export function viewsTable(articles: readonly CountedArticle[]): string {
  const sorted = [...articles].sort((a, b) => b.views - a.views || (a.path < b.path ? -1 : 1));
  const rows = [
    ["Views", "Path", "Title"],
    ...sorted.map(({ views, path, title }) => [String(views), path, oneLine(title)]),
  ];
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [viewsWidth, pathWidth] = [width(0), width(1)];
  const total = articles.reduce((sum, { views }) => sum + views, 0);
  return [
    // Titles stand last because their characters differ in width.
    ...rows.map(([views = "", path = "", title = ""]) =>
      `${views.padStart(viewsWidth)}  ${path.padEnd(pathWidth)}  ${title}`.trimEnd(),
    ),
    "",
    `${counted(articles.length, "article")}, ${counted(total, "view")}`,
  ].join("\n");
}

/** A number and what it counts. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The text without what would make a terminal move, or write from the other side. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, " ");
}
