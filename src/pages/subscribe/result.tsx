import { sayCount } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
import { CardList, type ListedCard } from "../lists/card-list.tsx";
import { linkTo, rich } from "../say.tsx";
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
export function Result({
  spoken,
  feedAddress,
  feedPath,
  matches,
  newest,
  opmlPath,
}: ChosenFeed & { spoken: Spoken }) {
  const { words } = spoken;
  return (
    <section class="box result" id="result" aria-labelledby="your-feed">
      <div class="chosen">
        <h2 id="your-feed">{words.yourFeed}</h2>
        <p class="said" data-said>
          {matches === 0 ? words.noMatch : sayCount(spoken, "matches", matches)}
        </p>
        <FeedAddress spoken={spoken} address={feedAddress} />
      </div>
      <div class="ways">
        <p class="quiet">{words.openIn}</p>
        <ReaderLinks spoken={spoken} address={feedAddress} />
        <details>
          <summary>{words.onPhone}</summary>
          <QrCode spoken={spoken} address={feedAddress} />
          <p>{rich(spoken, "scan", { feed: linkTo(feedPath), list: linkTo(opmlPath) })}</p>
        </details>
        {newest.length > 0 && (
          <>
            <h2>{words.newestInFeed}</h2>
            <CardList cards={newest} spoken={spoken} look="compact" />
          </>
        )}
      </div>
    </section>
  );
}
