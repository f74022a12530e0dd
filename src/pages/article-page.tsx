import { raw } from "hono/html";
import type { State } from "../catalogue/catalogue.ts";
import { type Frame, feedsIn, renderPage } from "./layout.tsx";
import { Mark } from "./mark.tsx";
import type { PagePiece } from "./page-piece.ts";

/** The page of an article, from its pressed piece. */
export function articlePage(
  { channel, preview }: Frame,
  path: string,
  piece: PagePiece,
  state: State,
): string {
  return renderPage({
    channel,
    preview,
    title: piece.title,
    description: piece.description,
    path,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        {state !== "public" && state !== "withdrawn" && <Mark state={state} />}
        {raw(piece.body)}
      </>
    ),
  });
}
