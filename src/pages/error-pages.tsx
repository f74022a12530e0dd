import type { Channel } from "../article/channel.ts";
import { formatKeys, formats } from "../article/formats.ts";
import type { WrongParameter } from "../query/parse-query.ts";
import { feedsIn, type PageContext, renderPage } from "./layout.tsx";
import { FeedLinks, TopicList } from "./lists/listing.tsx";
import { List, linkTo, rich } from "./say.tsx";

/** The page of a 404 answer. It leads to everything that exists. */
export function notFoundPage(context: PageContext): string {
  const { channel, spoken } = context;
  const { words } = spoken;
  return renderPage({
    ...context,
    title: words.notFound,
    description: words.nothingHereDescription,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>{words.nothingHere}</h1>
          <p>{words.nothingHereWhy}</p>
        </div>
        <div class="plain-text">
          <h2>{words.articlesHeading}</h2>
          <p>
            {rich(spoken, "whereArticles", {
              home: linkTo("/"),
              archive: linkTo("/archive/"),
            })}
          </p>
          <h2>{words.topics}</h2>
          <TopicList channel={channel} spoken={spoken} />
          <h2>{words.feeds}</h2>
          <p>
            {rich(spoken, "whereFeeds", {
              feeds: <FeedLinks spoken={spoken} folder="/" title={channel.title} />,
            })}
          </p>
          <p>
            {rich(spoken, "howToSubscribe", {
              subscribe: linkTo("/subscribe/"),
              list: linkTo("/opml.xml"),
            })}
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
  context: PageContext,
  title: string,
  errors: readonly WrongParameter[],
  addressOf: (parameter: string, name: string) => string,
): string {
  const { channel, spoken } = context;
  return renderPage({
    ...context,
    title,
    description: title,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <h1>{title}</h1>
        <ul>
          {errors.map(({ parameter, value, detail, nearest = [] }) => (
            <li>
              {rich(spoken, "labelled", {
                label: (
                  <code dir="ltr">
                    {parameter}={value}
                  </code>
                ),
                value: detail,
              })}
              {nearest.length > 0 && (
                <>
                  {" "}
                  {rich(spoken, "perhaps", {
                    names: (
                      <List
                        spoken={spoken}
                        items={nearest.map((name) => (
                          <a href={addressOf(parameter, name)}>{name}</a>
                        ))}
                      />
                    ),
                  })}
                </>
              )}
            </li>
          ))}
        </ul>
        <p>{rich(spoken, "newestOnFront", { home: linkTo("/") })}</p>
      </>
    ),
  });
}

/**
 * The page of a 500 answer. It does not reveal what happened.
 *
 * @param id the id of the request in the log
 */
export function internalErrorPage(context: PageContext, id: string): string {
  const { channel, spoken } = context;
  const { words } = spoken;
  return renderPage({
    ...context,
    title: words.wrong,
    description: words.wrongDescription,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <div class="hero">
        <h1>{words.wrongHere}</h1>
        <p>
          {rich(spoken, "wrongAdvice", {
            home: linkTo("/"),
            id: <code dir="ltr">{id}</code>,
          })}
        </p>
      </div>
    ),
  });
}
