import { raw } from "hono/html";
import { type Article, articlePath, creditLabel, type Withdrawal } from "../article/article.ts";
import { type Channel, findTopic } from "../article/channel.ts";
import { AttachmentList } from "./attachment-list.tsx";
import { DateOf } from "./date.tsx";

/** The `<article>` of a page, made once when the article is pressed. */
export function articleBody(channel: Channel, article: Article, bodyHtml: string): string {
  return String(
    <article lang={languageOf(channel, article)}>
      <header>
        <h1>{article.title}</h1>
        <p>
          <DateOf channel={channel} instant={article.published} />
          {article.updated !== article.published && (
            <>
              , updated <DateOf channel={channel} instant={article.updated} />
            </>
          )}
        </p>
        {article.authors.length > 0 && (
          <p>By {article.authors.map(({ name }) => name).join(", ")}</p>
        )}
        <Translations article={article} />
      </header>
      {raw(bodyHtml)}
      <AttachmentList attachments={article.attachments} />
      <footer>
        <Corrections channel={channel} article={article} />
        {article.credits.map((credit) => (
          <p>
            {creditLabel(credit)}: {credit.name}
          </p>
        ))}
        <Topics channel={channel} article={article} />
        <p>
          <a rel="bookmark" href={articlePath(article)}>
            Permanent link
          </a>
        </p>
      </footer>
    </article>,
  );
}

/** What stands on the page of an article that was withdrawn. */
export function withdrawnBody(channel: Channel, article: Article, withdrawal: Withdrawal): string {
  return String(
    <article lang={languageOf(channel, article)}>
      <h1>{article.title}</h1>
      <p>
        This article was withdrawn on <DateOf channel={channel} instant={withdrawal.date} />.
      </p>
      <p>{withdrawal.reason}</p>
    </article>,
  );
}

function languageOf(channel: Channel, article: Article): string | undefined {
  return article.language === channel.language ? undefined : article.language;
}

function Translations({ article }: { article: Article }) {
  if (article.translations.length === 0) return null;
  return (
    <p>
      {article.translations.map(({ language, url }, index) => (
        <>
          {index > 0 && ", "}
          <a rel="alternate" href={url} hreflang={language} lang={language}>
            {new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language}
          </a>
        </>
      ))}
    </p>
  );
}

function Corrections({ channel, article }: { channel: Channel; article: Article }) {
  if (article.corrections.length === 0) return null;
  return (
    <section>
      <h2>{article.corrections.length === 1 ? "Correction" : "Corrections"}</h2>
      {article.corrections.map(({ date, text }) => (
        <p>
          <DateOf channel={channel} instant={date} />: {text}
        </p>
      ))}
    </section>
  );
}

function Topics({ channel, article }: { channel: Channel; article: Article }) {
  if (article.topics.length === 0) return null;
  return (
    <p>
      Topics:{" "}
      {article.topics.map((slug, index) => (
        <>
          {index > 0 && ", "}
          <a rel="tag" href={`/topics/${slug}/`}>
            {findTopic(channel, slug)?.title ?? slug}
          </a>
        </>
      ))}
    </p>
  );
}
