import type { Element, Root } from "hast";
import type { Article } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import { toRfc3339 } from "../article/instant.ts";
import { walkElements } from "../content/walk.ts";
import { feedHtml, feedTree } from "./feed-html.ts";
import { articleUrl, type Caption, type FeedBody } from "./pressable.ts";
import { create, text, wordsOf } from "./reader-elements.ts";

/** The body of an article as feeds carry it, followed by its corrections and the channel's footer. */
export function pressBody(channel: Channel, article: Article, body: Root): FeedBody {
  const url = articleUrl(channel, article);
  const tree = feedTree(body, url);
  const foot = [...corrections(channel, article), ...footer(channel, url)];
  if (foot.length > 0) tree.children.push(create("hr"), ...foot);
  return {
    html: feedHtml(tree),
    text: wordsOf(tree) || article.summary || article.title,
    captions: captionsOf(tree),
  };
}

function corrections(channel: Channel, article: Article): Element[] {
  if (article.corrections.length === 0) return [];
  const day = new Intl.DateTimeFormat(channel.language, {
    dateStyle: "long",
    timeZone: channel.timeZone,
  });
  return article.corrections.map((correction) =>
    create("p", {}, [
      create("strong", {}, [
        text("Correction, "),
        create("time", { dateTime: toRfc3339(correction.date) }, [
          text(day.format(correction.date)),
        ]),
        text(":"),
      ]),
      text(` ${correction.text}`),
    ]),
  );
}

function footer({ feeds }: Channel, url: string): Element[] {
  if (feeds?.footer === undefined) return [];
  return [create("p", {}, [text(`${feeds.footer} `), create("a", { href: url }, [text(url)])])];
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
