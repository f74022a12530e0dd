import { raw } from "hono/html";
import type { State } from "../../catalogue/entries.ts";
import { feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { CardList, type ListedCard, StateLabel } from "../lists/card-list.tsx";
import { Views } from "./byline.tsx";
import { type PagePiece, viewsSlot } from "./page-piece.ts";

/** What is known about an article only when its page is requested. */
export interface ArticleContext {
  readonly state: State;
  /** How often it was viewed, if views are counted. */
  readonly views?: number | undefined;
  readonly related?: RelatedArticles | undefined;
}

/** Makes the page of an article from its pressed piece. */
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

/** The articles that a page suggests. */
export interface RelatedArticles {
  /** The title of the series that the previous and the next article belong to. */
  readonly title: string;
  /** Pressed card of the article published before it. */
  readonly previous?: string | undefined;
  /** Pressed card of the article published after it. */
  readonly next?: string | undefined;
  readonly related: readonly ListedCard[];
}

/** The previous article, the next one, and related ones. */
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
