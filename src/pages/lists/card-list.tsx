import { raw } from "hono/html";
import type { State } from "../../catalogue/catalogue.ts";
import { Mark } from "../article/mark.tsx";

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
          {state !== "public" && <Mark state={state} />}
          {raw(html)}
        </li>
      ))}
    </ul>
  );
}
