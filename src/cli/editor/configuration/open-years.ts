import type { EditedSite } from "./site.ts";

/** How many articles the editor opens at most, unless one year alone has more. */
const mostArticles = 1000;

/** A year whose articles the editor shows. */
export interface OpenYear {
  readonly year: string;
  readonly readOnly: boolean;
}

/**
 * The years whose articles the editor opens: this year, into which new articles go, and as many before it
 * as hold 1,000 articles together. An older year is opened only if somebody asks for it, to be read.
 */
export function openYears({
  years,
  thisYear,
  olderYear,
}: Pick<EditedSite, "years" | "thisYear" | "olderYear">): OpenYear[] {
  const open = [thisYear];
  let total = 0;
  for (const { year, articles } of years) {
    if (total > 0 && total + articles > mostArticles) break;
    total += articles;
    if (!open.includes(year)) open.push(year);
  }
  const newestFirst = open.sort().reverse();
  const older = years.find(({ year }) => year === olderYear && !newestFirst.includes(year));
  return [
    ...newestFirst.map((year) => ({ year, readOnly: false })),
    ...(older === undefined ? [] : [{ year: older.year, readOnly: true }]),
  ];
}
