import type { Channel } from "../../article/channel.ts";
import { feedsIn, renderPage } from "../layout.tsx";

/**
 * The page for a request that could not be answered by our own fault. It says nothing of what happened.
 *
 * @param id by which the log names it
 */
export function internalErrorPage(channel: Channel, id: string): string {
  return renderPage({
    channel,
    title: "Something went wrong",
    description: "Something went wrong here.",
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <div class="hero">
        <h1>Something went wrong here</h1>
        <p>
          Please try again later, or begin on the <a href="/">front page</a>. If you write to us
          about it, name this request: <code>{id}</code>.
        </p>
      </div>
    ),
  });
}
