import type { Channel } from "../../article/channel.ts";
import { formatKeys, formats } from "../../article/formats.ts";
import { type Crumb, type FeedLink, feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { CardList, type ListedCard } from "./card-list.tsx";

/** A page that lists articles. */
export interface Listing {
  readonly title: string;
  readonly description: string;
  /** Its canonical path, with its query if it has one. */
  readonly path: string;
  readonly feedHref: FeedLink["href"];
  /** Path of the subscribe page, with this selection as its query; `/subscribe/` if undefined. */
  readonly subscribe?: string | undefined;
  /** Pages between News and this one. */
  readonly crumbs?: readonly Crumb[];
  /** Path of the page with newer articles, if there is one. */
  readonly newer?: string | undefined;
  /** Path of the page with older articles, if there is one. */
  readonly older?: string | undefined;
}

/** Makes the page of everything, a topic, an author or a language, newest first. */
export function listingPage(
  { channel, preview }: PageContext,
  listing: Listing,
  cards: readonly ListedCard[],
): string {
  const { description, path, feedHref, subscribe = "/subscribe/" } = listing;
  // A feed's title begins with the publication's title, which a page already has in its layout.
  const title = listing.title.replace(`${channel.title}: `, "");
  const onFrontPage = path === "/";
  return renderPage({
    channel,
    preview,
    ...listing,
    title,
    feeds: { title: listing.title, href: feedHref },
    children: (
      <div class={onFrontPage ? "front" : undefined}>
        <div class="hero">
          <h1>{title}</h1>
          <p>{description}</p>
          <Topics channel={channel} path={path} />
        </div>
        <div class="columns">
          <section aria-labelledby="news">
            <h2 id="news">News</h2>
            {cards.length > 0 ? (
              <CardList cards={cards} />
            ) : (
              <p>Nothing here yet. Subscribe, and you will not miss the first article.</p>
            )}
            <Paging {...listing} />
          </section>
          <aside aria-label="Subscribe">
            <div class="box">
              <h2>Never miss an article</h2>
              <p>
                New articles come to you by themselves: in the feed reader of your choice, free and
                without an account.
              </p>
              <p>
                <a class="button" href={subscribe}>
                  Subscribe
                </a>
              </p>
            </div>
            <h2>Topics</h2>
            <TopicList channel={channel} />
          </aside>
        </div>
      </div>
    ),
  });
}

function Topics({ channel, path }: { channel: Channel; path: string }) {
  if (channel.topics.length === 0) return null;
  return (
    <nav aria-label="Topics">
      <ul class="chips">
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
export function Paging({ newer, older }: Pick<Listing, "newer" | "older">) {
  if (newer === undefined && older === undefined) return null;
  return (
    <nav class="paging" aria-label="Pages">
      {newer !== undefined && (
        <a class="button plain" rel="prev" href={newer}>
          Newer articles
        </a>
      )}
      {older !== undefined && (
        <a class="button plain" rel="next" href={older}>
          Older articles
        </a>
      )}
    </nav>
  );
}

/** The topics of a publication, each with its feeds. */
export function TopicList({ channel }: { channel: Channel }) {
  return (
    <ul class="topics">
      {channel.topics.map(({ slug, title, description }) => (
        <li>
          <a href={`/topics/${slug}/`}>{title}</a>
          <span>{description}</span>
          <FeedLinks folder={`/topics/${slug}/`} title={title} />
        </li>
      ))}
    </ul>
  );
}

/**
 * Links to the feeds in a folder, one for each format. A hidden title makes each link clear when a screen
 * reader lists it out of context.
 */
export function FeedLinks({ folder, title }: { folder: string; title: string }) {
  const href = feedsIn(folder);
  return (
    <span class="feeds">
      {formatKeys.map((format) => (
        <>
          <a href={href(format)} type={formats[format].mediaType}>
            <span class="hidden">{title}: </span>
            {formats[format].name}
          </a>{" "}
        </>
      ))}
    </span>
  );
}
