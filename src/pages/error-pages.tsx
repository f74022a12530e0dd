import type { Channel } from "../article/channel.ts";
import { formatKeys, formats } from "../article/formats.ts";
import type { WrongParameter } from "../query/parse-query.ts";
import { feedsIn, renderPage } from "./layout.tsx";
import { FeedLinks, TopicList } from "./lists/listing.tsx";

/** The page of a 404 answer. It leads to everything that exists. */
export function notFoundPage(channel: Channel): string {
  return renderPage({
    channel,
    title: "Not found",
    description: "There is nothing at this address.",
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>There is nothing at this address</h1>
          <p>
            It may have been mistyped, or the article may not be public any more. From here, you can
            reach everything on this site.
          </p>
        </div>
        <div class="plain-text">
          <h2>Articles</h2>
          <p>
            The newest ones are on the <a href="/">front page</a>, and all of them, month by month,
            in the <a href="/archive/">archive</a>.
          </p>
          <h2>Topics</h2>
          <TopicList channel={channel} />
          <h2>Feeds</h2>
          <p>
            Looking for a feed? Everything: <FeedLinks folder="/" title={channel.title} />
          </p>
          <p>
            <a href="/subscribe/">How to subscribe</a>, or{" "}
            <a href="/opml.xml">all feeds as a list (OPML)</a>.
          </p>
        </div>
      </>
    ),
  });
}

/** What a 404 answer tells programs: the absolute addresses of the feeds, by topic, and of the OPML. */
export function whatExists(channel: Channel): Record<string, unknown> {
  const feeds = (folder: string) =>
    formatKeys.map((format) => `${channel.url}${folder}${formats[format].file}`);
  return {
    feeds: feeds("/"),
    topics: Object.fromEntries(channel.topics.map(({ slug }) => [slug, feeds(`/topics/${slug}/`)])),
    opml: `${channel.url}/opml.xml`,
  };
}

/**
 * The page for a query that is malformed, or that names an unknown topic, author or language.
 *
 * @param addressOf returns the address with a parameter set to a suggested name
 */
export function refusalPage(
  channel: Channel,
  title: string,
  errors: readonly WrongParameter[],
  addressOf: (parameter: string, name: string) => string,
): string {
  return renderPage({
    channel,
    title,
    description: title,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <h1>{title}</h1>
        <ul>
          {errors.map(({ parameter, value, detail, nearest }) => (
            <li>
              <code>
                {parameter}={value}
              </code>
              : {detail}
              {nearest !== undefined && nearest.length > 0 && (
                <>
                  {" "}
                  Perhaps you mean{" "}
                  {nearest.map((name, index) => (
                    <>
                      {index > 0 && ", "}
                      <a href={addressOf(parameter, name)}>{name}</a>
                    </>
                  ))}
                  .
                </>
              )}
            </li>
          ))}
        </ul>
        <p>
          The newest articles are on the <a href="/">front page</a>.
        </p>
      </>
    ),
  });
}

/**
 * The page of a 500 answer. It does not reveal what happened.
 *
 * @param id the id of the request in the log
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
