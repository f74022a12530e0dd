import { raw } from "hono/html";
import type { Article, Withdrawal } from "../../article/article.ts";
import { type Channel, findTopic } from "../../article/channel.ts";
import { sayCount } from "../../language/say.ts";
import { wordsFor } from "../../language/vocabulary.ts";
import { marked, Passage } from "../passage.tsx";
import { linkTo, rich } from "../say.tsx";
import { Byline, DateOf, isSameDay, lengthOf, readingMinutes, TopicLinks } from "./byline.tsx";
import { Contents, type Section } from "./contents.tsx";
import { ArticleFoot, AttachmentList, Corrections } from "./foot.tsx";
import { headline } from "./headline.tsx";
import { slot } from "./page-piece.ts";

/**
 * The `<article>` of a page, rendered once when the article is pressed. It contains {@link slot}
 * where the number of views goes.
 *
 * @param sections of the text, for the table of contents
 */
export function articleBody(
  channel: Channel,
  article: Article,
  bodyHtml: string,
  sections: readonly Section[] = [],
): string {
  const spoken = wordsFor(channel, article.language);
  const { words } = spoken;
  const own = marked(article.language, spoken.language);
  const minutes = readingMinutes(lengthOf(bodyHtml));
  return String(
    <article class="article">
      <header>
        {article.topics.length > 0 && (
          <p class="kicker">
            <TopicLinks spoken={spoken} channel={channel} topics={article.topics} />
          </p>
        )}
        <h1 {...own}>{headline(article.title, article.language)}</h1>
        <Byline spoken={spoken} article={article} />
        <p class="byline meta">
          <span>
            <DateOf spoken={spoken} channel={channel} instant={article.published} />
          </span>
          {!isSameDay({ spoken, channel }, article.published, article.updated) && (
            <span>
              {rich(spoken, "updated", {
                date: <DateOf spoken={spoken} channel={channel} instant={article.updated} />,
              })}
            </span>
          )}
          {article.corrections.length > 0 && <a href="#corrections">{words.corrected}</a>}
          <span>{sayCount(spoken, "minutes", minutes)}</span>
          {raw(slot)}
        </p>
      </header>
      <Contents spoken={spoken} sections={sections} minutes={minutes} own={own} />
      <div class="text" {...own}>
        {raw(bodyHtml)}
      </div>
      <AttachmentList spoken={spoken} article={article} />
      <ArticleFoot spoken={spoken} channel={channel} article={article} />
    </article>,
  );
}

/** The `<article>` for the page of a withdrawn article. */
export function withdrawnBody(channel: Channel, article: Article, withdrawal: Withdrawal): string {
  const spoken = wordsFor(channel, article.language);
  const { words } = spoken;
  const own = marked(article.language, spoken.language);
  const [topic] = article.topics.flatMap((slug) => findTopic(channel, slug) ?? []);
  return String(
    <article class="article">
      <header>
        <p class="kicker quiet">{words.withdrawn}</p>
        <h1 {...own}>{headline(article.title, article.language)}</h1>
      </header>
      <div class="text">
        <p>
          {rich(spoken, "withdrawnOn", {
            date: <DateOf spoken={spoken} channel={channel} instant={withdrawal.date} />,
          })}
        </p>
        <p {...own}>{withdrawal.reason}</p>
        <p>
          {topic === undefined
            ? rich(spoken, "readInstead", { home: linkTo("/") })
            : rich(spoken, "readTopicInstead", {
                home: linkTo("/"),
                topic: (
                  <a href={`/topics/${topic.slug}/`}>
                    <Passage language={channel.language} around={spoken.language}>
                      {topic.title}
                    </Passage>
                  </a>
                ),
              })}
        </p>
      </div>
      <Corrections spoken={spoken} channel={channel} article={article} />
    </article>,
  );
}
