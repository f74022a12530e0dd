import { raw } from "hono/html";
import { type Article, articlePath, creditLabel } from "../article/article.ts";
import { type Channel, findTopic } from "../article/channel.ts";
import { AttachmentList } from "./attachment-list.tsx";
import { DateOf } from "./date.tsx";

/** The `<article>` of a page, made once when the article is pressed. */
export function articleBody(channel: Channel, article: Article, bodyHtml: string): string {
  return String(
    <article>
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
      </header>
      {raw(bodyHtml)}
      <AttachmentList attachments={article.attachments} />
      <footer>
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
