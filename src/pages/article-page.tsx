import { raw } from "hono/html";
import type { State } from "../catalogue/catalogue.ts";
import { type Frame, feedsIn, renderPage } from "./layout.tsx";
import { Mark } from "./mark.tsx";
import type { PagePiece } from "./page-piece.ts";
import { Views } from "./views.tsx";

/** The page of an article, from its pressed piece, with the number of its views where that is known. */
export function articlePage(
  { channel, preview }: Frame,
  path: string,
  piece: PagePiece,
  state: State,
  views: number | undefined,
): string {
  return renderPage({
    channel,
    preview,
    title: piece.title,
    description: piece.description,
    path,
    beacon: state === "public" ? `${path}views` : undefined,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        {state !== "public" && state !== "withdrawn" && <Mark state={state} />}
        {raw(piece.body)}
        {views !== undefined && <Views channel={channel} views={views} />}
      </>
    ),
  });
}
