import { entriesOfMonth, type Month, type MonthCount, monthsOf } from "../../catalogue/calendar.ts";
import { isListed } from "../../catalogue/entries.ts";
import type { Site } from "../../catalogue/volume-store.ts";
import { pluralOf, say, sayCount, writeNumber } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
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

/** Where the archive begins. */
export const archiveRoot = "/archive/";

/** `/archive/`: the months that have articles, by year, newest first. */
export function archivePage(context: PageContext, months: readonly MonthCount[]): string {
  const { channel, spoken } = context;
  const { words, language } = spoken;
  const total = months.reduce((sum, { count }) => sum + count, 0);
  const years = [...Map.groupBy(months, ({ year }) => year)];
  return renderPage({
    ...context,
    title: words.archive,
    description: say(spoken, "archiveDescription", { title: channel.title }),
    path: archiveRoot,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>{words.archive}</h1>
          <p>{say(spoken, "archiveIntro", { articles: sayCount(spoken, "articles", total) })}</p>
        </div>
        {years.map(([year, ofYear]) => (
          <section aria-labelledby={`y${year}`}>
            <h2 id={`y${year}`}>
              <a href={yearPath(year)}>{nameOfYear(year, language)}</a>
            </h2>
            <ul class="months">
              {ofYear.map((month) => (
                <li>
                  <a href={monthPath(month)}>{nameOfMonth(month, language, false)}</a>{" "}
                  <span class="quiet">
                    (<Count spoken={spoken} count={month.count} />)
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
export function monthPage(context: PageContext, listing: MonthListing): string {
  const { channel, spoken } = context;
  const { words, language } = spoken;
  const { month, count, page, pages, cards } = listing;
  const articles = sayCount(spoken, "articles", count);
  const name = nameOfMonth(month, language, true);
  return renderPage({
    ...context,
    title: page === 1 ? name : say(spoken, "pageTitle", { title: name, page }),
    description: say(spoken, "monthDescription", { title: channel.title, month: name }),
    path: monthPath(month, page),
    crumbs: [
      { name: words.archive, path: archiveRoot },
      { name: nameOfYear(month.year, language), path: yearPath(month.year) },
    ],
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>{name}</h1>
          <p>{pages > 1 ? say(spoken, "pageOf", { articles, page, pages }) : articles}</p>
        </div>
        <section class="plain-text" aria-labelledby="articles">
          <h2 id="articles" class="hidden">
            {words.articlesHeading}
          </h2>
          <CardList cards={cards} spoken={spoken} />
          <Paging
            spoken={spoken}
            newer={page > 1 ? monthPath(month, page - 1) : undefined}
            older={page < pages ? monthPath(month, page + 1) : undefined}
          />
        </section>
      </>
    ),
  });
}

/** The path of a year. */
export function yearPath(year: number): string {
  return `${archiveRoot}${String(year).padStart(4, "0")}/`;
}

/** The path of one page of a month. Pages count from 1. */
export function monthPath({ year, month }: Month, page = 1): string {
  const path = `${yearPath(year)}${String(month).padStart(2, "0")}/`;
  return page === 1 ? path : `${path}?page=${page}`;
}

/** The name of a month in a language: `May`, or `May 2026`. */
export function nameOfMonth({ year, month }: Month, language: string, withYear: boolean): string {
  const format = new Intl.DateTimeFormat(language, {
    month: "long",
    timeZone: "UTC",
    // The months of the archive are those of its addresses.
    calendar: "gregory",
    ...(withYear && { year: "numeric" }),
  });
  return format.format(Date.UTC(year, month - 1, 1));
}

/** The name of a year in a language: `2026`, or `2026年`. */
export function nameOfYear(year: number, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    year: "numeric",
    timeZone: "UTC",
    calendar: "gregory",
  });
  return format.format(Date.UTC(year, 0, 1));
}

/** A number of articles, of which only the number is seen; screen readers say the rest too. */
function Count({ spoken, count }: { spoken: Spoken; count: number }) {
  const text = pluralOf(spoken, "articles", count);
  const [before = "", after] = text.split("{count}");
  return (
    <>
      {before !== "" && <span class="hidden">{before}</span>}
      <span aria-hidden={after === undefined ? "true" : undefined}>
        {writeNumber(spoken, count)}
      </span>
      {after !== undefined && after !== "" && <span class="hidden">{after}</span>}
    </>
  );
}
