import type { Element, Properties, Root } from "hast";
import type { Article } from "../../article/article.ts";
import type { Channel } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import { isElementContent, walkElements } from "../../content/markdown/walk.ts";
import { articleUrl, type Caption, type FeedBody } from "../../feed/feed-item.ts";
import { say } from "../../language/say.ts";
import { directionOf, type Spoken } from "../../language/spoken.ts";
import { wordsFor } from "../../language/vocabulary.ts";
import { makeReadable } from "./make-readable.ts";
import { create, text, textHtml, toHtml, wordsOf } from "./tree.ts";

/**
 * The body of an article for feeds, followed by its corrections and the channel's footer. Marks text in
 * another language than the article's, and a direction that readers would not expect.
 */
export function pressBody(channel: Channel, article: Article, body: Root): FeedBody {
  const url = articleUrl(channel, article);
  const spoken = wordsFor(channel, article.language);
  const tree = makeReadable(body, url, spoken.words);
  const foot = [...corrections(channel, article, spoken), ...footer(channel, article, spoken, url)];
  if (foot.length > 0) tree.children.push(create("hr"), ...foot);
  return {
    html: toHtml(inDirection(tree, channel, article)),
    summaryHtml: textHtml(article.summary),
    text: wordsOf(tree) || article.summary || article.title,
    captions: captionsOf(tree),
  };
}

/** Wraps the tree in an element with its direction, unless both it and its feed run left to right. */
function inDirection(tree: Root, channel: Channel, { language }: Article): Root {
  const dir = directionOf(language);
  const isExpected = dir === "ltr" && directionOf(channel.language) === "ltr";
  if (isExpected || tree.children.length === 0) return tree;
  const children = tree.children.filter(isElementContent);
  return { type: "root", children: [create("div", { dir, lang: language }, children)] };
}

function corrections(
  { timeZone }: Channel,
  { corrections, language: own }: Article,
  { words, language }: Spoken,
): Element[] {
  if (corrections.length === 0) return [];
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone });
  const [before = "", after = ""] = words.correction.split("{date}");
  return corrections.map((correction) =>
    create("p", {}, [
      create("strong", spokenIn(language, own), [
        text(before),
        create("time", { dateTime: toRfc3339(correction.date) }, [
          text(day.format(correction.date)),
        ]),
        text(after),
      ]),
      text(`${words.space}${correction.text}`),
    ]),
  );
}

function footer(channel: Channel, article: Article, spoken: Spoken, url: string): Element[] {
  const line = channel.feeds?.footer;
  if (line === undefined) return [];
  const link = create("a", { href: url }, [text(url)]);
  if (line === true) {
    return [
      create("p", {}, [
        text(`${say(spoken, "firstAppeared", { title: channel.title })}${spoken.words.space}`),
        link,
      ]),
    ];
  }
  // The publisher wrote this line in the publication's language.
  const marked = spokenIn(channel.language, article.language);
  return [create("p", marked, [text(`${line} `), link])];
}

/** The attributes that mark text in one language within another. */
function spokenIn(language: string, around: string): Properties {
  if (language === around) return {};
  const dir = directionOf(language);
  return { lang: language, ...(dir !== directionOf(around) && { dir }) };
}

function captionsOf(tree: Root): Caption[] {
  const captions: Caption[] = [];
  walkElements(tree, (figure) => {
    if (figure.tagName !== "figure") return;
    let image: string | undefined;
    let words = "";
    walkElements(figure, ({ tagName, properties, children }) => {
      if (tagName === "img") image ??= String(properties["src"] ?? "");
      if (tagName === "figcaption") words = wordsOf({ type: "root", children });
    });
    if (image !== undefined && image !== "" && words !== "") captions.push({ image, text: words });
  });
  return captions;
}
