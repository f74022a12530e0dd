import { raw } from "hono/html";
import type { State } from "../../catalogue/catalogue.ts";
import { type Frame, feedsIn, renderPage } from "../layout.tsx";
import { Mark } from "./mark.tsx";
import { type PagePiece, viewsSlot } from "./page-piece.ts";
import { Related, type RelatedArticles } from "./related.tsx";
import { Views } from "./views.tsx";

/** What is known of an article only when its page is asked for. */
export interface ArticleContext {
  readonly state: State;
  /** How often it was read, where that is counted. */
  readonly views?: number | undefined;
  readonly related?: RelatedArticles | undefined;
}

/** The page of an article, from its pressed piece. */
export function articlePage(
  { channel, preview }: Frame,
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
        {state !== "public" && state !== "withdrawn" && <Mark state={state} />}
        {raw(before)}
        {views !== undefined && <Views views={views} language={channel.language} />}
        {raw(after)}
        {related !== undefined && <Related {...related} />}
      </>
    ),
  });
}
