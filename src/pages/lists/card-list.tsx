import { raw } from "hono/html";
import type { State } from "../../catalogue/entries.ts";

/** A pressed card, and the state of its article. */
export interface ListedCard {
  readonly html: string;
  readonly state: State;
}

/** A list of cards, in this order. Compact cards show only titles, dates and topics. */
export function CardList({ cards, compact }: { cards: readonly ListedCard[]; compact?: boolean }) {
  return (
    <ul class={compact === true ? "cards compact" : "cards"}>
      {cards.map(({ html, state }) => (
        <li>
          {state !== "public" && <StateLabel state={state} />}
          {raw(html)}
        </li>
      ))}
    </ul>
  );
}

const words: Readonly<Record<State, string>> = {
  public: "Public",
  draft: "Draft: nobody else sees this",
  scheduled: "Scheduled: nobody else sees this yet",
  expired: "Expired: nobody else sees this any more",
  withdrawn: "Withdrawn",
};

/** The label of an article that is not public, in development only. */
export function StateLabel({ state }: { state: State }) {
  return (
    <p class="mark">
      <strong>{words[state]}</strong>
    </p>
  );
}
