import { raw } from "hono/html";
import type { State } from "../../catalogue/entries.ts";
import { feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { CardList, type ListedCard, StateLabel } from "../lists/card-list.tsx";
import { Views } from "./byline.tsx";
import { type PagePiece, viewsSlot } from "./page-piece.ts";

/** What is known of an article only when its page is asked for. */
export interface ArticleContext {
  readonly state: State;
  /** How often it was read, where that is counted. */
  readonly views?: number | undefined;
  readonly related?: RelatedArticles | undefined;
}

/** The page of an article, from its pressed piece. */
export function articlePage(
  { channel, preview }: PageContext,
  path: string,
  piece: PagePiece,
  { state, views, related }: ArticleContext,
): string {
  const [before = "", after = ""] = piece.body.split(viewsSlot);
  return renderPage({
    channel,
    preview,
    title: piece.title,
    description: piece.description,
    path,
    beacon: state === "public" ? `${path}views` : undefined,
    head: piece.head,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        {state !== "public" && state !== "withdrawn" && <StateLabel state={state} />}
        {raw(before)}
        {views !== undefined && <Views views={views} language={channel.language} />}
        {raw(after)}
        {related !== undefined && <Related {...related} />}
      </>
    ),
  });
}

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
