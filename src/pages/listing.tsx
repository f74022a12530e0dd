import { raw } from "hono/html";
import type { Channel } from "../article/channel.ts";
import { renderPage } from "./layout.tsx";

/** A page that lists articles. */
export interface Listing {
  readonly title: string;
  readonly description: string;
  readonly path: string;
}

/** The page of everything or of a topic, with pressed cards, newest first. */
export function listingPage(channel: Channel, listing: Listing, cards: readonly string[]): string {
  return renderPage({
    channel,
    ...listing,
    feeds: listing,
    children: (
      <>
        <h1>{listing.title}</h1>
        <p>{listing.description}</p>
        <h2 id="news">News</h2>
        {cards.length > 0 ? <ul>{cards.map((card) => raw(card))}</ul> : <p>Nothing here yet.</p>}
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
