import { raw } from "hono/html";
import { CardList, type ListedCard } from "../lists/card-list.tsx";

/** What to read after an article. */
export interface RelatedArticles {
  /** The name of what the articles before and after have in common with it. */
  readonly title: string;
  /** Pressed card of the article published before it. */
  readonly previous?: string | undefined;
  /** Pressed card of the article published after it. */
  readonly next?: string | undefined;
  readonly related: readonly ListedCard[];
}

/** The articles before and after one, and others like it. */
export function Related({ title, previous, next, related }: RelatedArticles) {
  if (previous === undefined && next === undefined && related.length === 0) return null;
  return (
    <div class="further">
      {(previous !== undefined || next !== undefined) && (
        <nav class="neighbours" aria-label={`Before and after, in ${title}`}>
          {previous !== undefined && (
            <div>
              <p class="quiet">Before it in {title}</p>
              {raw(previous)}
            </div>
          )}
          {next !== undefined && (
            <div class="next">
              <p class="quiet">After it in {title}</p>
              {raw(next)}
            </div>
          )}
        </nav>
      )}
      {related.length > 0 && (
        <section>
          <h2>On the same topics</h2>
          <CardList cards={related} />
        </section>
      )}
    </div>
  );
}
