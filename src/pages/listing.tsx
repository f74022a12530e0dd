import { raw } from "hono/html";
import type { State } from "../catalogue/catalogue.ts";
import { type Frame, renderPage } from "./layout.tsx";
import { Mark } from "./mark.tsx";

/** A page that lists articles. */
export interface Listing {
  readonly title: string;
  readonly description: string;
  readonly path: string;
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
    feeds: listing,
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
