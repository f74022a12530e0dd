import { CardList, type ListedCard } from "../lists/card-list.tsx";
import { FeedAddress, QrCode, ReaderLinks } from "./feed-address.tsx";

/** The feed that results from the choices. */
export interface ChosenFeed {
  /** Absolute address to subscribe to. */
  readonly feedAddress: string;
  /** Path of the same feed, for a link on the site. */
  readonly feedPath: string;
  /** The number of public articles that match. */
  readonly matches: number;
  /** The newest of them, at most three. */
  readonly newest: readonly ListedCard[];
  /** Path of the choice as an OPML list, which readers can import. */
  readonly opmlPath: string;
}

/** The address of the chosen feed, ways to subscribe to it, and its newest articles. */
export function Result({ feedAddress, feedPath, matches, newest, opmlPath }: ChosenFeed) {
  return (
    <section class="box result" id="result" aria-labelledby="your-feed">
      <h2 id="your-feed">Your feed</h2>
      <p data-said>{inWords(matches)}</p>
      <FeedAddress address={feedAddress} />
      <p class="quiet">Open it in</p>
      <ReaderLinks address={feedAddress} />
      <details>
        <summary>On your phone, or as a file</summary>
        <QrCode text={feedAddress} />
        <p>
          Point your phone’s camera at the code, <a href={feedPath}>look at the feed</a>, or save it
          as a <a href={opmlPath}>subscription list (OPML)</a> and import that into your reader.
        </p>
      </details>
      {newest.length > 0 && (
        <>
          <h2>The newest in it</h2>
          <CardList cards={newest} compact />
        </>
      )}
    </section>
  );
}

function inWords(matches: number): string {
  switch (matches) {
    case 0:
      return "No article matches yet. Subscribe, and the first one will come to you.";
    case 1:
      return "1 article matches.";
    default:
      return `${matches} articles match.`;
  }
}
