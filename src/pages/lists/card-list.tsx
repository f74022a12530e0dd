import { raw } from "hono/html";
import type { State } from "../../catalogue/entries.ts";
import type { Spoken } from "../../language/spoken.ts";
import { marked } from "../passage.tsx";

/** A pressed card, and the state of its article. */
export interface ListedCard {
  readonly html: string;
  readonly state: State;
  /** The language that the card speaks, as a BCP 47 tag. */
  readonly language: string;
}

interface Props {
  readonly cards: readonly ListedCard[];
  /** What the page speaks. */
  readonly spoken: Spoken;
  /**
   * `lead`: the one article that leads a page. `second`: up to three in a row below it. `compact`: only
   * titles, dates and topics.
   */
  readonly look?: "lead" | "second" | "compact";
}

/** A list of cards, in this order. */
export function CardList({ cards, spoken, look }: Props) {
  return (
    <ul class={look === undefined ? "cards" : `cards ${look}`}>
      {cards.map(({ html, state, language }) => (
        <li {...marked(language, spoken.language)}>
          {state !== "public" && (
            <div {...marked(spoken.language, language)}>
              <StateLabel state={state} spoken={spoken} />
            </div>
          )}
          {raw(html)}
        </li>
      ))}
    </ul>
  );
}

/** The label of an article that is not public, in development only. */
export function StateLabel({ state, spoken }: { state: Exclude<State, "public">; spoken: Spoken }) {
  return (
    <p class="mark">
      <strong>{spoken.words[state]}</strong>
    </p>
  );
}
