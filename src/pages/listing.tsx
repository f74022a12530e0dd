import { raw } from "hono/html";
import type { State } from "../catalogue/catalogue.ts";
import { type FeedLink, type Frame, renderPage } from "./layout.tsx";
import { Mark } from "./mark.tsx";

/** A page that lists articles. */
export interface Listing {
  readonly title: string;
  readonly description: string;
  /** Its canonical path, with its query if it has one. */
  readonly path: string;
  readonly feedHref: FeedLink["href"];
  /** Where the page with newer articles is, if there is one. */
  readonly newer?: string | undefined;
  /** Where the page with older articles is, if there is one. */
  readonly older?: string | undefined;
}

/** A pressed card, and in development what its article is to the public. */
export interface ListedCard {
  readonly html: string;
  readonly state: State;
}

/** The page of everything or of a topic, newest first. */
export function listingPage(
  { channel, preview }: Frame,
  listing: Listing,
  cards: readonly ListedCard[],
): string {
  return renderPage({
    channel,
    preview,
    ...listing,
    feeds: { title: listing.title, href: listing.feedHref },
    children: (
      <>
        <h1>{listing.title}</h1>
        <p>{listing.description}</p>
        <h2 id="news">News</h2>
        {cards.length > 0 ? (
          <ul>
            {cards.map(({ html, state }) => (
              <li>
                {state !== "public" && <Mark state={state} />}
                {raw(html)}
              </li>
            ))}
          </ul>
        ) : (
          <p>Nothing here yet.</p>
        )}
        <Paging {...listing} />
        <h2>Topics</h2>
        <ul>
          {channel.topics.map((topic) => (
            <li>
              <a href={`/topics/${topic.slug}/`}>{topic.title}</a>: {topic.description}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

function Paging({ newer, older }: Pick<Listing, "newer" | "older">) {
  if (newer === undefined && older === undefined) return null;
  return (
    <nav aria-label="Pages">
      {newer !== undefined && (
        <a rel="prev" href={newer}>
          Newer articles
        </a>
      )}{" "}
      {older !== undefined && (
        <a rel="next" href={older}>
          Older articles
        </a>
      )}
    </nav>
  );
}
