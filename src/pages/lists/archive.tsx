import { entriesOfMonth, type Month, type MonthCount, monthsOf } from "../../catalogue/calendar.ts";
import { isListed } from "../../catalogue/entries.ts";
import type { Site } from "../../catalogue/volume-store.ts";
import { fetchCards, type PageDocument, pageContext, pageDocument } from "../document.ts";
import { feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { CardList, type ListedCard } from "./card-list.tsx";
import { Paging } from "./listing.tsx";

/** Articles on one page of a month. */
const pageSize = 30;

/** Makes `/archive/`. */
export function archiveIndexDocument(site: Site): PageDocument {
  const { catalogue, now } = site;
  const months = monthsOf(catalogue, now, (state) => isListed(state, catalogue.preview !== "none"));
  return pageDocument(site, archivePage(pageContext(catalogue), months));
}

/**
 * Makes `/archive/<year>/<month>/`.
 *
 * @param year four digits
 * @param month two digits
 * @param page a decimal number from 1
 * @returns undefined if a parameter is malformed or the page has no articles
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
  const html = monthPage(pageContext(catalogue), {
    month: wanted,
    count: entries.length,
    page: Number(page),
    pages: Math.ceil(entries.length / pageSize),
    cards: await fetchCards(site, shown),
  });
  return pageDocument(site, html);
}

const archive = { name: "Archive", path: "/archive/" };

/** `/archive/`: the months that have articles, by year, newest first. */
export function archivePage(
  { channel, preview }: PageContext,
  months: readonly MonthCount[],
): string {
  const years = [...Map.groupBy(months, ({ year }) => year)];
  return renderPage({
    channel,
    preview,
    title: "Archive",
    description: `Every article of ${channel.title}, by year and month.`,
    path: archive.path,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>Archive</h1>
          <p>{inWords(months.reduce((sum, { count }) => sum + count, 0))}, by year and month.</p>
        </div>
        {years.map(([year, ofYear]) => (
          <section aria-labelledby={`y${year}`}>
            <h2 id={`y${year}`}>{year}</h2>
            <ul class="months">
              {ofYear.map((month) => (
                <li>
                  <a href={monthPath(month)}>{nameOf(month, channel.language, false)}</a>{" "}
                  <span class="quiet">
                    ({month.count}
                    <span class="hidden"> {month.count === 1 ? "article" : "articles"}</span>)
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}

/** One page of a month's articles. */
export interface MonthListing {
  readonly month: Month;
  /** The number of articles in the whole month. */
  readonly count: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly cards: readonly ListedCard[];
}

/** `/archive/<year>/<month>/`: the articles of a month, newest first. */
export function monthPage({ channel, preview }: PageContext, listing: MonthListing): string {
  const { month, count, page, pages, cards } = listing;
  const name = nameOf(month, channel.language, true);
  return renderPage({
    channel,
    preview,
    title: page === 1 ? name : `${name}, page ${page}`,
    description: `What ${channel.title} published in ${name}.`,
    path: monthPath(month, page),
    crumbs: [archive],
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>{name}</h1>
          <p>
            {inWords(count)}
            {pages > 1 && `, page ${page} of ${pages}`}
          </p>
        </div>
        <section class="plain-text" aria-labelledby="articles">
          <h2 id="articles">Articles</h2>
          <CardList cards={cards} />
          <Paging
            newer={page > 1 ? monthPath(month, page - 1) : undefined}
            older={page < pages ? monthPath(month, page + 1) : undefined}
          />
        </section>
      </>
    ),
  });
}

/** The path of one page of a month. Pages count from 1. */
export function monthPath({ year, month }: Month, page = 1): string {
  const path = `/archive/${String(year).padStart(4, "0")}/${String(month).padStart(2, "0")}/`;
  return page === 1 ? path : `${path}?page=${page}`;
}

function nameOf({ year, month }: Month, language: string, withYear: boolean): string {
  const format = new Intl.DateTimeFormat(language, {
    month: "long",
    timeZone: "UTC",
    ...(withYear && { year: "numeric" }),
  });
  return format.format(Date.UTC(year, month - 1, 1));
}

function inWords(count: number): string {
  return count === 1 ? "1 article" : `${count} articles`;
}
