import { entriesOfMonth, type MonthCount, monthsOf } from "../../catalogue/calendar.ts";
import { isListed, type State } from "../../catalogue/entries.ts";
import type { Site } from "../../catalogue/volume-store.ts";
import { say, sayCount } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
import { fetchCards, type PageDocument, pageContext, pageDocument } from "../document.ts";
import { feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { archiveRoot, monthPath, nameOfMonth, nameOfYear, yearPath } from "./archive.tsx";
import { CardList, type ListedCard } from "./card-list.tsx";

/** Articles that the page of a year shows of each month. Twelve months lie in at most 24 volumes. */
const shownOfMonth = 5;

/** A month of a year, with its newest articles. */
export interface ShownMonth extends MonthCount {
  /** Newest first. */
  readonly cards: readonly ListedCard[];
}

/** A year in the archive. */
export interface YearListing {
  readonly year: number;
  /** Those with articles, newest first. */
  readonly months: readonly ShownMonth[];
  /** The nearest years that have articles. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

/**
 * Makes `/archive/<year>/`.
 *
 * @param year four digits
 * @returns undefined if the year is malformed or has no articles
 */
export async function yearDocument(site: Site, year: string): Promise<PageDocument | undefined> {
  if (!/^\d{4}$/.test(year)) return undefined;
  const { catalogue, now } = site;
  const isShown = (state: State) => isListed(state, catalogue.preview !== "none");
  const all = monthsOf(catalogue, now, isShown);
  const wanted = Number(year);
  const ofYear = all
    .filter((month) => month.year === wanted)
    .map((month) => ({
      month,
      entries: entriesOfMonth(catalogue, month, now)
        .filter(({ state }) => isShown(state))
        .slice(0, shownOfMonth),
    }));
  if (ofYear.length === 0) return undefined;
  const cards = await fetchCards(
    site,
    ofYear.flatMap(({ entries }) => entries),
  );
  const left = [...cards];
  const months = ofYear.map(({ month, entries }) => ({
    ...month,
    cards: left.splice(0, entries.length),
  }));
  const html = yearPage(pageContext(catalogue), {
    year: wanted,
    months,
    before: all.find((month) => month.year < wanted)?.year,
    after: all.findLast((month) => month.year > wanted)?.year,
  });
  return pageDocument(site, html);
}

/** `/archive/<year>/`: the newest articles of each month, newest first. */
export function yearPage(context: PageContext, listing: YearListing): string {
  const { channel, spoken } = context;
  const { year, months } = listing;
  const name = nameOfYear(year, spoken.language);
  const total = months.reduce((sum, { count }) => sum + count, 0);
  return renderPage({
    ...context,
    title: name,
    description: say(spoken, "yearDescription", { title: channel.title, year: name }),
    path: yearPath(year),
    crumbs: [{ name: spoken.words.archive, path: archiveRoot }],
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <div class="year">
        <div class="hero">
          <h1>{name}</h1>
          <p>{sayCount(spoken, "articles", total)}</p>
        </div>
        {months.map((month) => (
          <MonthSection spoken={spoken} month={month} />
        ))}
        <Years spoken={spoken} {...listing} />
      </div>
    ),
  });
}

/** A month: its newest article as a card, the next ones as a short list, and the way to the rest. */
function MonthSection({ spoken, month }: { spoken: Spoken; month: ShownMonth }) {
  const { cards, count } = month;
  const articles = sayCount(spoken, "articles", count);
  const id = `m${month.month}`;
  return (
    <section class="month" aria-labelledby={id}>
      <h2 id={id}>
        <a href={monthPath(month)}>{nameOfMonth(month, spoken.language, false)}</a>
      </h2>
      <p class="quiet">{articles}</p>
      <CardList cards={cards.slice(0, 1)} spoken={spoken} />
      {cards.length > 1 && <CardList cards={cards.slice(1)} spoken={spoken} look="compact" />}
      {count > cards.length && (
        <p>
          <a href={monthPath(month)}>{say(spoken, "allOfMonth", { articles })}</a>
        </p>
      )}
    </section>
  );
}

/** The links to the years before and after. */
function Years({ spoken, before, after }: YearListing & { spoken: Spoken }) {
  if (before === undefined && after === undefined) return null;
  return (
    <nav class="paging" aria-label={spoken.words.pages}>
      {after !== undefined && (
        <a class="button plain" rel="prev" href={yearPath(after)}>
          {nameOfYear(after, spoken.language)}
        </a>
      )}
      {before !== undefined && (
        <a class="button plain" rel="next" href={yearPath(before)}>
          {nameOfYear(before, spoken.language)}
        </a>
      )}
    </nav>
  );
}
