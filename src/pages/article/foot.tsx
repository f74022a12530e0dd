import { type Article, type Attachment, articlePath } from "../../article/article.ts";
import { type Channel, findTopic } from "../../article/channel.ts";
import { roleLabel, wordsIn } from "../../language/spoken.ts";
import { DateOf } from "./byline.tsx";
import { spokenIn } from "./language.ts";

interface Props {
  readonly channel: Channel;
  readonly article: Article;
}

/** What follows an article's text: corrections, credits, ways to share it, and ways to subscribe. */
export function ArticleFoot({ channel, article }: Props) {
  return (
    <>
      <footer>
        <Corrections channel={channel} article={article} />
        {article.credits.map((credit) => (
          <p>
            {roleLabel(wordsIn(channel.language).words, credit.role)}:{" "}
            <span {...spokenIn(channel, article)}>{credit.name}</span>
          </p>
        ))}
        <Share channel={channel} article={article} />
      </footer>
      <Follow channel={channel} article={article} />
    </>
  );
}

export function Corrections({ channel, article }: Props) {
  if (article.corrections.length === 0) return null;
  return (
    <section class="corrections" id="corrections">
      <h2>{article.corrections.length === 1 ? "Correction" : "Corrections"}</h2>
      {article.corrections.map(({ date, text }) => (
        <p>
          <DateOf channel={channel} instant={date} />:{" "}
          <span {...spokenIn(channel, article)}>{text}</span>
        </p>
      ))}
    </section>
  );
}

/** Ways to share the article. The two buttons need the script and are hidden without it. */
function Share({ channel, article }: Props) {
  const url = `${channel.url}${articlePath(article)}`;
  const mail = new URLSearchParams({ subject: article.title, body: url });
  return (
    <p class="row share">
      <button type="button" class="plain" data-share={url} data-title={article.title} hidden>
        Share
      </button>
      <button type="button" class="plain" data-copy={url} hidden>
        Copy the link
      </button>
      {/* A plus sign in a mailto address does not mean a space (RFC 6068, section 5). */}
      <a class="button plain" href={`mailto:?${mail.toString().replaceAll("+", "%20")}`}>
        Send by e-mail
      </a>
      <a rel="bookmark" href={articlePath(article)}>
        Permanent link
      </a>
    </p>
  );
}

/** An invitation to subscribe to the article's first topic. */
function Follow({ channel, article }: Props) {
  const [topic] = article.topics.flatMap((slug) => findTopic(channel, slug) ?? []);
  return (
    <aside class="box" aria-labelledby="follow">
      <h2 id="follow">Read the next one, too</h2>
      <p>
        {topic !== undefined && (
          <>
            <a href={`/subscribe/?topic=${topic.slug}`}>Subscribe to {topic.title}</a>, or to{" "}
          </>
        )}
        <a href="/subscribe/">
          {topic === undefined
            ? `Subscribe to ${channel.title}`
            : "everything or a choice of your own"}
        </a>
        : new articles come to your feed reader by themselves, free and without an account.
      </p>
    </aside>
  );
}

interface AttachmentProps {
  readonly attachments: readonly Attachment[];
  /** The language of their titles, if it differs from the page's. */
  readonly language?: string | undefined;
}

/** The attachments of an article, as links with their media type and size. */
export function AttachmentList({ attachments, language }: AttachmentProps) {
  if (attachments.length === 0) return null;
  return (
    <ul class="files">
      {attachments.map(({ url, type, length, title }) => (
        <li>
          <a href={url} type={type} lang={title === undefined ? undefined : language}>
            {title ?? fileName(url)}
          </a>{" "}
          ({type}, {size(length)})
        </li>
      ))}
    </ul>
  );
}

/** The last part of a path or an address. */
function fileName(url: string): string {
  return url.split(/[?#]/)[0]?.split("/").at(-1) ?? url;
}

/** A size in bytes, written in SI kilobytes or megabytes. */
function size(length: number): string {
  return length < 1_000_000
    ? `${Math.ceil(length / 1000)} kB`
    : `${(length / 1_000_000).toFixed(1)} MB`;
}
