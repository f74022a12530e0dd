import { raw } from "hono/html";
import type { State } from "../../catalogue/entries.ts";

/** A pressed card, and in development what its article is to the public. */
export interface ListedCard {
  readonly html: string;
  readonly state: State;
}

/** Articles as cards, in this order. Compact ones show their titles and dates alone. */
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

/** In development, says of an article that it is not public. */
export function StateLabel({ state }: { state: State }) {
  return (
    <p class="mark">
      <strong>{words[state]}</strong>
    </p>
  );
}
