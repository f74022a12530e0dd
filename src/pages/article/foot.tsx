import { type Article, articlePath } from "../../article/article.ts";
import { type Channel, findTopic } from "../../article/channel.ts";
import { pluralOf } from "../../language/say.ts";
import { roleLabel, type Spoken } from "../../language/spoken.ts";
import { marked, Passage } from "../passage.tsx";
import { linkTo, rich } from "../say.tsx";
import { DateOf } from "./byline.tsx";

interface Props {
  readonly spoken: Spoken;
  readonly channel: Channel;
  readonly article: Article;
}

/** What follows an article's text: corrections, credits, ways to share it, and ways to subscribe. */
export function ArticleFoot({ spoken, channel, article }: Props) {
  return (
    <>
      <footer>
        <Corrections spoken={spoken} channel={channel} article={article} />
        {article.credits.map((credit) => (
          <p>
            {rich(spoken, "labelled", {
              label: roleLabel(spoken.words, credit.role),
              value: <bdi {...marked(article.language, spoken.language)}>{credit.name}</bdi>,
            })}
          </p>
        ))}
        <Share spoken={spoken} channel={channel} article={article} />
      </footer>
      <Follow spoken={spoken} channel={channel} article={article} />
    </>
  );
}

export function Corrections({ spoken, channel, article }: Props) {
  if (article.corrections.length === 0) return null;
  return (
    <section class="corrections" id="corrections">
      <h2>{pluralOf(spoken, "corrections", article.corrections.length)}</h2>
      {article.corrections.map(({ date, text }) => (
        <p>
          {rich(spoken, "labelled", {
            label: <DateOf spoken={spoken} channel={channel} instant={date} />,
            value: <span {...marked(article.language, spoken.language)}>{text}</span>,
          })}
        </p>
      ))}
    </section>
  );
}

/** Ways to share the article. The two buttons need the script and are hidden without it. */
function Share({ spoken: { words }, channel, article }: Props) {
  const url = `${channel.url}${articlePath(article)}`;
  const mail = new URLSearchParams({ subject: article.title, body: url });
  return (
    <p class="row share">
      <button type="button" class="plain" data-share={url} data-title={article.title} hidden>
        {words.share}
      </button>
      <button type="button" class="plain" data-copy={url} hidden>
        {words.copyLink}
      </button>
      {/* A plus sign in a mailto address does not mean a space (RFC 6068, section 5). */}
      <a class="button plain" href={`mailto:?${mail.toString().replaceAll("+", "%20")}`}>
        {words.sendByMail}
      </a>
      <a rel="bookmark" href={articlePath(article)}>
        {words.permanentLink}
      </a>
    </p>
  );
}

/** An invitation to subscribe to the article's first topic. */
function Follow({ spoken, channel, article }: Props) {
  const [topic] = article.topics.flatMap((slug) => findTopic(channel, slug) ?? []);
  const languages = { language: channel.language, around: spoken.language };
  return (
    <aside class="box" aria-labelledby="follow">
      <h2 id="follow">{spoken.words.follow}</h2>
      <p>
        {topic === undefined
          ? rich(spoken, "followAll", {
              title: <Passage {...languages}>{channel.title}</Passage>,
              subscribe: linkTo("/subscribe/"),
            })
          : rich(spoken, "followTopic", {
              topic: <Passage {...languages}>{topic.title}</Passage>,
              follow: linkTo(`/subscribe/?topic=${topic.slug}`),
              subscribe: linkTo("/subscribe/"),
            })}
      </p>
    </aside>
  );
}

/** The attachments of an article, as links with their media type and size. */
export function AttachmentList({ spoken, article }: Omit<Props, "channel">) {
  const { attachments } = article;
  if (attachments.length === 0) return null;
  return (
    <ul class="files">
      {attachments.map(({ url, type, length, title }) => (
        <li>
          {rich(spoken, "attachment", {
            file: (
              <a href={url} type={type} {...marked(article.language, spoken.language)}>
                <bdi>{title ?? fileName(url)}</bdi>
              </a>
            ),
            type: <bdi>{type}</bdi>,
            size: sizeOf(length, spoken.language),
          })}
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
function sizeOf(length: number, language: string): string {
  const isSmall = length < 1_000_000;
  const digits = isSmall ? 0 : 1;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: isSmall ? "kilobyte" : "megabyte",
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(isSmall ? Math.ceil(length / 1000) : length / 1_000_000);
}
