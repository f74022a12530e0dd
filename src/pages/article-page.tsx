import { raw } from "hono/html";
import type { Channel } from "../article/channel.ts";
import { renderPage } from "./layout.tsx";
import type { PagePiece } from "./page-piece.ts";

/** The page of an article, from its pressed piece. */
export function articlePage(channel: Channel, path: string, piece: PagePiece): string {
  return renderPage({
    channel,
    title: piece.title,
    description: piece.description,
    path,
    feeds: { title: channel.title, path: "/" },
    children: raw(piece.body),
  });
}
