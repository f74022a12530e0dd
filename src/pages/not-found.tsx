import type { Channel } from "../article/channel.ts";
import { formatKeys, formats } from "../feed/formats.ts";
import { feedsIn, renderPage } from "./layout.tsx";

/** The page for an address that leads nowhere: it says what exists. */
export function notFoundPage(channel: Channel): string {
  return renderPage({
    channel,
    title: "Not found",
    description: "There is nothing at this address.",
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <h1>There is nothing at this address</h1>
        <p>
          The newest articles are on the <a href="/">front page</a>. There are feeds of everything,
          and of each topic:
        </p>
        <ul>
          <li>Everything: {feedLinks("/")}</li>
          {channel.topics.map(({ slug, title }) => (
            <li>
              <a href={`/topics/${slug}/`}>{title}</a>: {feedLinks(`/topics/${slug}/`)}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

function feedLinks(folder: string) {
  return formatKeys.map((format) => (
    <>
      <a href={`${folder}${formats[format].file}`}>{formats[format].name}</a>{" "}
    </>
  ));
}

/** The same for programs: the absolute addresses of the feeds, by topic. */
export function whatExists(channel: Channel): Record<string, unknown> {
  const feeds = (folder: string) =>
    formatKeys.map((format) => `${channel.url}${folder}${formats[format].file}`);
  return {
    feeds: feeds("/"),
    topics: Object.fromEntries(channel.topics.map(({ slug }) => [slug, feeds(`/topics/${slug}/`)])),
    opml: `${channel.url}/opml.xml`,
  };
}
