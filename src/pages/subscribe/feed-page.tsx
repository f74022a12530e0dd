import { type Format, formats } from "../../article/formats.ts";
import { type FeedLink, type PageContext, renderPage } from "../layout.tsx";
import { CardList, type ListedCard } from "../lists/card-list.tsx";
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
export function feedPage({ channel, preview }: PageContext, feed: OpenedFeed): string {
  const { title, description, format, address, cards } = feed;
  const { name, mediaType } = formats[format];
  return renderPage({
    channel,
    preview,
    title: `${title} (${name})`,
    description,
    feeds: { title, href: feed.feedHref },
    children: (
      <>
        <div class="hero">
          <p>{name} feed</p>
          <h1>{title}</h1>
          <p>{description}</p>
        </div>
        <div class="plain-text">
          <section class="box" aria-labelledby="subscribe">
            <h2 id="subscribe">This is a feed: an address for feed readers</h2>
            <p>
              Put it into a feed reader, and new articles come to you there by themselves. Nothing
              to sign up for, nothing to pay.
            </p>
            <FeedAddress address={address} />
            <p>Or open it in one click in</p>
            <ReaderLinks address={address} />
            <p>
              <a href={feed.subscribePath}>Choose other topics or another format</a>, see{" "}
              <a href={feed.pagePath}>the same articles as a page</a>, or{" "}
              <a href={feed.rawPath} type={mediaType} rel="nofollow">
                the document as readers get it
              </a>
              .
            </p>
          </section>
          <section aria-labelledby="entries">
            <h2 id="entries">What is in it now</h2>
            {cards.length > 0 ? <CardList cards={cards} /> : <p>Nothing yet.</p>}
          </section>
        </div>
      </>
    ),
  });
}
