import { raw } from "hono/html";
import type { Article, Withdrawal } from "../../article/article.ts";
import { type Channel, findTopic } from "../../article/channel.ts";
import { Byline, DateOf, lengthOf, readingMinutes, TopicLinks, Translations } from "./byline.tsx";
import { ArticleFoot, AttachmentList, Corrections } from "./foot.tsx";
import { spokenIn } from "./language.ts";
import { viewsSlot } from "./page-piece.ts";

/**
 * The `<article>` of a page, rendered once when the article is pressed. It contains {@link viewsSlot}
 * where the number of views goes.
 */
export function articleBody(channel: Channel, article: Article, bodyHtml: string): string {
  const spoken = spokenIn(channel, article);
  return String(
    <article class="article">
      <header>
        {article.topics.length > 0 && (
          <p class="kicker">
            <TopicLinks channel={channel} topics={article.topics} />
          </p>
        )}
        <h1 {...spoken}>{article.title}</h1>
        <Byline article={article} />
        <p class="byline meta">
          <span>
            <DateOf channel={channel} instant={article.published} />
          </span>
          {article.updated !== article.published && (
            <span>
              updated <DateOf channel={channel} instant={article.updated} />
            </span>
          )}
          {article.corrections.length > 0 && <a href="#corrections">corrected</a>}
          <span>{readingMinutes(lengthOf(bodyHtml))} min read</span>
          {raw(viewsSlot)}
        </p>
        <Translations article={article} />
      </header>
      <div class="text" {...spoken}>
        {raw(bodyHtml)}
      </div>
      <AttachmentList attachments={article.attachments} language={spoken.lang} />
      <ArticleFoot channel={channel} article={article} />
    </article>,
  );
}

/** The `<article>` for the page of a withdrawn article. */
export function withdrawnBody(channel: Channel, article: Article, withdrawal: Withdrawal): string {
  const spoken = spokenIn(channel, article);
  const [topic] = article.topics.flatMap((slug) => findTopic(channel, slug) ?? []);
  return String(
    <article class="article">
      <header>
        <p class="kicker quiet">Withdrawn</p>
        <h1 {...spoken}>{article.title}</h1>
      </header>
      <div class="text">
        <p>
          This article was withdrawn on <DateOf channel={channel} instant={withdrawal.date} />.
        </p>
        <p {...spoken}>{withdrawal.reason}</p>
        <p>
          Read <a href="/">the newest articles</a>
          {topic !== undefined && (
            <>
              , or everything about <a href={`/topics/${topic.slug}/`}>{topic.title}</a>,
            </>
          )}{" "}
          instead.
        </p>
      </div>
      <Corrections channel={channel} article={article} />
    </article>,
  );
}
