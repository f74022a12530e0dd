import { isListed } from "../../catalogue/catalogue.ts";
import { entriesOfMonth, monthsOf } from "../../catalogue/months.ts";
import type { Site } from "../../catalogue/site.ts";
import { fetchCards, frameOf, type PageDocument, pageDocument } from "../document.ts";
import { archivePage, monthPage } from "./archive-page.tsx";

/** Articles on a page of a month. */
const pageSize = 30;

/** `/archive/` */
export function archiveIndexDocument(site: Site): PageDocument {
  const { catalogue, now } = site;
  const months = monthsOf(catalogue, now, (state) => isListed(state, catalogue.preview !== "none"));
  return pageDocument(site, archivePage(frameOf(catalogue), months));
}

/**
 * `/archive/<year>/<month>/`, if it has articles.
 *
 * @param year four digits
 * @param month two digits
 * @param page a number from 1 in decimal, or nothing for the first page
 */
export async function monthDocument(
  site: Site,
  year: string,
  month: string,
  page = "1",
): Promise<PageDocument | undefined> {
  if (!/^\d{4}$/.test(year) || !/^(0[1-9]|1[0-2])$/.test(month) || !/^[1-9]\d{0,4}$/.test(page)) {
    return undefined;
  }
  const { catalogue, now } = site;
  const wanted = { year: Number(year), month: Number(month) };
  const entries = entriesOfMonth(catalogue, wanted, now).filter(({ state }) =>
    isListed(state, catalogue.preview !== "none"),
  );
  const end = Number(page) * pageSize;
  const shown = entries.slice(end - pageSize, end);
  if (shown.length === 0) return undefined;
  const html = monthPage(frameOf(catalogue), {
    month: wanted,
    count: entries.length,
    page: Number(page),
    pages: Math.ceil(entries.length / pageSize),
    cards: await fetchCards(site, shown),
  });
  return pageDocument(site, html);
}
