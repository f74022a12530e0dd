import type { Channel } from "../../article/channel.ts";
import { formatKeys, formats } from "../../article/formats.ts";
import { say } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
import type { LanguageLink } from "../../query/languages.ts";
import { type FeedLink, feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { marked } from "../passage.tsx";
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
  const onFrontPage = path === "/";
  return renderPage({
    ...context,
    ...listing,
    title,
    feeds: { title: listing.feedTitle, href: feedHref },
    children: (
      <div class={onFrontPage ? "front" : undefined}>
        <div class="hero">
          <h1>{title}</h1>
          <p>{description}</p>
          <Topics channel={channel} spoken={spoken} path={path} />
        </div>
        <div class="columns">
          <section aria-labelledby="news">
            <h2 id="news">{words.news}</h2>
            {cards.length > 0 ? (
              <CardList cards={cards} spoken={spoken} />
            ) : (
              <p>{words.nothingYet}</p>
            )}
            <Paging spoken={spoken} {...listing} />
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
            <h2>{words.topics}</h2>
            <TopicList channel={channel} spoken={spoken} />
          </aside>
        </div>
      </div>
    ),
  });
}

interface TopicProps {
  readonly channel: Channel;
  /** What the page speaks. Topics are named in the channel's language. */
  readonly spoken: Spoken;
}

function Topics({ channel, spoken, path }: TopicProps & { path: string }) {
  if (channel.topics.length === 0) return null;
  return (
    <nav aria-label={spoken.words.topics}>
      <ul class="chips" {...marked(channel.language, spoken.language)}>
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
  title: string;
}) {
  const href = feedsIn(folder);
  return (
    <span class="feeds">
      {formatKeys.map((format) => (
        <>
          <a href={href(format)} type={formats[format].mediaType}>
            <span class="hidden">{say(spoken, "labelled", { label: title, value: "" })}</span>
            {formats[format].name}
          </a>{" "}
        </>
      ))}
    </span>
  );
}
