import type { Child } from "hono/jsx";
import type { Channel } from "../../article/channel.ts";
import { formatKeys, formats } from "../../article/formats.ts";
import { say } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
import type { LanguageLink } from "../../query/languages.ts";
import { asLead } from "../article/card.tsx";
import { type FeedLink, feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { marked } from "../passage.tsx";
import { rich } from "../say.tsx";
import type { Crumb } from "../trail.tsx";
import { CardList, type ListedCard } from "./card-list.tsx";

/** A page that lists articles. */
export interface Listing {
  readonly title: string;
  /** The title of its feeds, in the publication's own language. */
  readonly feedTitle: string;
  readonly description: string;
  /** Its canonical path, with its query if it has one. */
  readonly path: string;
  readonly feedHref: FeedLink["href"];
  /** Path of the subscribe page, with this selection as its query; `/subscribe/` if undefined. */
  readonly subscribe?: string | undefined;
  /** Pages between the news and this one. */
  readonly crumbs?: readonly Crumb[];
  /** The same listing in other languages. */
  readonly languages?: readonly LanguageLink[];
  /** Path of the page with newer articles, if there is one. */
  readonly newer?: string | undefined;
  /** Path of the page with older articles, if there is one. */
  readonly older?: string | undefined;
}

/** Makes the page of everything, a topic, an author or a language, newest first. */
export function listingPage(
  context: PageContext,
  listing: Listing,
  cards: readonly ListedCard[],
): string {
  const { channel, spoken } = context;
  const { words } = spoken;
  const { description, path, feedHref, subscribe = "/subscribe/" } = listing;
  // A feed's title begins with the publication's title, which a page already has in its layout.
  const title = listing.title.replace(
    say(spoken, "labelled", { label: channel.title, value: "" }),
    "",
  );
  return renderPage({
    ...context,
    ...listing,
    title,
    feeds: { title: listing.feedTitle, href: feedHref },
    children: (
      <>
        <div class="hero">
          <h1>{title}</h1>
          <p>{description}</p>
        </div>
        <Topics channel={channel} spoken={spoken} path={path} />
        <div class="listing">
          <section aria-labelledby="news">
            <h2 id="news" class="hidden">
              {words.news}
            </h2>
            <Articles cards={cards} spoken={spoken} {...listing} />
          </section>
          <aside aria-label={words.subscribe}>
            <div class="box">
              <h2>{words.neverMiss}</h2>
              <p>{words.neverMissWhy}</p>
              <p>
                <a class="button" href={subscribe}>
                  {words.subscribe}
                </a>
              </p>
            </div>
          </aside>
        </div>
      </>
    ),
  });
}

/** How many articles stand in the row below the one that leads. */
const inRow = 3;

/** Articles, newest first. The newest part of a listing begins with a lead and a row. */
function Articles({
  cards,
  spoken,
  newer,
  older,
}: Pick<Listing, "newer" | "older"> & { cards: readonly ListedCard[]; spoken: Spoken }) {
  if (cards.length === 0) return <p class="empty">{spoken.words.nothingYet}</p>;
  const [lead, ...others] = cards;
  const front = newer === undefined && lead !== undefined;
  const rest = front ? others.slice(inRow) : cards;
  return (
    <>
      {front && <CardList cards={[asLead(lead)]} spoken={spoken} look="lead" />}
      {front && others.length > 0 && (
        <CardList cards={others.slice(0, inRow)} spoken={spoken} look="second" />
      )}
      {(rest.length > 0 || older !== undefined) && (
        <div class="rest">
          {rest.length > 0 && <CardList cards={rest} spoken={spoken} />}
          <Paging spoken={spoken} newer={newer} older={older} />
        </div>
      )}
    </>
  );
}

interface TopicProps {
  readonly channel: Channel;
  /** What the page speaks. Topics are named in the channel's language. */
  readonly spoken: Spoken;
}

/** The topics in one row, which scrolls sideways if they are many. */
function Topics({ channel, spoken, path }: TopicProps & { path: string }) {
  if (channel.topics.length === 0) return null;
  return (
    <nav class="sections" aria-label={spoken.words.topics}>
      <ul {...marked(channel.language, spoken.language)}>
        {channel.topics.map(({ slug, title }) => (
          <li>
            <a
              href={`/topics/${slug}/`}
              aria-current={path === `/topics/${slug}/` ? "page" : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
      {channel.topics.length > 1 && (
        <a class="all" href="/topics/">
          {spoken.words.allTopics}
        </a>
      )}
    </nav>
  );
}

/** The links to newer and older articles. */
export function Paging({
  spoken: { words },
  newer,
  older,
}: Pick<Listing, "newer" | "older"> & { spoken: Spoken }) {
  if (newer === undefined && older === undefined) return null;
  return (
    <nav class="paging" aria-label={words.pages}>
      {newer !== undefined && (
        <a class="button plain" rel="prev" href={newer}>
          {words.newer}
        </a>
      )}
      {older !== undefined && (
        <a class="button plain" rel="next" href={older}>
          {words.older}
        </a>
      )}
    </nav>
  );
}

/** The topics of a publication, each with its feeds. */
export function TopicList({ channel, spoken }: TopicProps) {
  return (
    <ul class="topics" {...marked(channel.language, spoken.language)}>
      {channel.topics.map(({ slug, title, description }) => (
        <li>
          <a href={`/topics/${slug}/`}>{title}</a>
          <span>{description}</span>
          <FeedLinks spoken={spoken} folder={`/topics/${slug}/`} title={title} />
        </li>
      ))}
    </ul>
  );
}

/**
 * Links to the feeds in a folder, one for each format. A hidden title makes each link clear when a screen
 * reader lists it out of context.
 */
export function FeedLinks({
  spoken,
  folder,
  title,
}: {
  spoken: Spoken;
  folder: string;
  /** A text, or a passage in another language. */
  title: Child;
}) {
  const href = feedsIn(folder);
  return (
    <span class="feeds">
      {formatKeys.map((format) => (
        <>
          <a href={href(format)} type={formats[format].mediaType}>
            <span class="hidden">{rich(spoken, "labelled", { label: title, value: "" })}</span>
            {formats[format].name}
          </a>{" "}
        </>
      ))}
    </span>
  );
}
