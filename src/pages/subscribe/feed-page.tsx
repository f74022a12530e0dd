import { type Format, formats } from "../../article/formats.ts";
import { say } from "../../language/say.ts";
import { type FeedLink, type PageContext, renderPage } from "../layout.tsx";
import { CardList, type ListedCard } from "../lists/card-list.tsx";
import { linkTo, rich } from "../say.tsx";
import { FeedAddress, ReaderLinks } from "./feed-address.tsx";

/** A feed that a person opens in a browser. */
export interface OpenedFeed {
  /** The feed's own title. */
  readonly title: string;
  readonly description: string;
  readonly format: Format;
  /** Absolute address to subscribe to. */
  readonly address: string;
  /** Path that shows the feed document itself. */
  readonly rawPath: string;
  /** Path of the page that lists the same articles. */
  readonly pagePath: string;
  /** Path of the subscribe page, with this selection as its query. */
  readonly subscribePath: string;
  /** The same selection in other formats. */
  readonly feedHref: FeedLink["href"];
  /** Its entries. */
  readonly cards: readonly ListedCard[];
}

/** The page that a browser shows at a feed's address: what it is, what is in it, and how to subscribe. */
export function feedPage(context: PageContext, feed: OpenedFeed): string {
  const { spoken } = context;
  const { words } = spoken;
  const { title, description, format, address, cards } = feed;
  const { name, mediaType } = formats[format];
  return renderPage({
    ...context,
    title: `${title} (${name})`,
    description,
    feeds: { title, href: feed.feedHref },
    children: (
      <>
        <div class="hero">
          <p>{say(spoken, "formatFeed", { format: name })}</p>
          <h1>{title}</h1>
          <p>{description}</p>
        </div>
        <div class="plain-text">
          <section class="box" aria-labelledby="subscribe">
            <h2 id="subscribe">{words.thisIsFeed}</h2>
            <p>{words.feedAdvice}</p>
            <FeedAddress spoken={spoken} address={address} />
            <p>{words.openInOneClick}</p>
            <ReaderLinks spoken={spoken} address={address} />
            <p>
              {rich(spoken, "otherWays", {
                subscribe: linkTo(feed.subscribePath),
                page: linkTo(feed.pagePath),
                document: (text) => (
                  <a href={feed.rawPath} type={mediaType} rel="nofollow">
                    {text}
                  </a>
                ),
              })}
            </p>
          </section>
          <section aria-labelledby="entries">
            <h2 id="entries">{words.inFeedNow}</h2>
            {cards.length > 0 ? (
              <CardList cards={cards} spoken={spoken} />
            ) : (
              <p>{words.emptyFeed}</p>
            )}
          </section>
        </div>
      </>
    ),
  });
}
