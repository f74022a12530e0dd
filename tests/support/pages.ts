import type { Article } from "../../src/article/article.ts";
import type { Channel } from "../../src/article/channel.ts";
import type { StandingPage } from "../../src/article/standing-page.ts";
import { vocabularyOf, wordsFor } from "../../src/language/vocabulary.ts";
import { articleBody, withdrawnBody } from "../../src/pages/article/body.tsx";
import { articleCard } from "../../src/pages/article/card.tsx";
import { articleHead } from "../../src/pages/article/head.tsx";
import { articlePage } from "../../src/pages/article/page.tsx";
import { decodePagePiece, encodePagePiece } from "../../src/pages/article/page-piece.ts";
import { contentErrorsPage } from "../../src/pages/content-errors.tsx";
import { internalErrorPage, notFoundPage, refusalPage } from "../../src/pages/error-pages.tsx";
import { feedsIn } from "../../src/pages/layout.tsx";
import { archivePage, monthPage } from "../../src/pages/lists/archive.tsx";
import { directoryPage } from "../../src/pages/lists/directory.tsx";
import { listingPage } from "../../src/pages/lists/listing.tsx";
import { yearPage } from "../../src/pages/lists/year.tsx";
import { standingBody, standingHead } from "../../src/pages/standing/body.tsx";
import { standingPage } from "../../src/pages/standing/document.tsx";
import { feedPage } from "../../src/pages/subscribe/feed-page.tsx";
import { subscribePage } from "../../src/pages/subscribe/page.tsx";
import { channel, manuscript } from "./publication.ts";
import { htmlOf } from "./unzipped.ts";

const day = Date.parse("2026-05-01T00:00:00Z");
const rendition = {
  path: "/media/a-0-480.webp",
  type: "image/webp",
  width: 480,
  height: 320,
  length: 1,
};

/** A channel and an article that contain this text everywhere an author can write. */
export function sayingEverywhere(
  words: string,
  language?: string,
): { channel: Channel; article: Article } {
  return {
    channel: {
      ...channel,
      ...(language !== undefined && { language }),
      title: words,
      description: words,
      copyright: words,
      home: { title: words, url: "https://www.example.org/" },
      contact: { name: words, email: "a@example.org", url: "https://www.example.org/" },
      icon: rendition,
      topics: [{ slug: "research-news", title: words, description: words }],
    },
    article: manuscript({
      slug: "a",
      title: words,
      summary: words,
      language: language ?? "zh-Hans",
      published: day,
      updated: day + 86_400_000,
      topics: ["research-news"],
      authors: [
        { slug: "a-writer", name: words },
        { slug: "a-writer", name: words, url: `https://example.org/?${words}` },
      ],
      credits: [{ role: "draft", name: words }],
      corrections: [{ date: day, text: words }],
      translations: [{ language: "de", url: `/articles/b/?${words}` }],
      attachments: [
        { url: `/media/x.pdf?${words}`, type: "application/pdf", length: 1, title: words },
      ],
    }).article,
  };
}

/**
 * Every kind of page, with everything that it can contain.
 *
 * @param language of the channel and the article; by default an English channel has a Chinese article
 */
export function everyPage(words: string, language?: string): Record<string, string> {
  const said = sayingEverywhere(words, language);
  const standing: StandingPage = {
    ...{ slug: "about", title: words, summary: words, language: said.article.language },
    ...{ menu: "header", draft: false, contact: true },
    translations: said.article.translations,
  };
  const pages = [standing, { ...standing, slug: "imprint", menu: "footer" as const }];
  const frame = { channel: said.channel, spoken: vocabularyOf(said.channel).own, pages };
  const around = { ...frame, spoken: wordsFor(said.channel, said.article.language) };
  const { article } = said;
  const lead = { renditions: [rendition], feed: rendition, alt: words, caption: words };
  const card = {
    html: articleCard(said.channel, article, lead),
    state: "public" as const,
    language: said.article.language,
  };
  const cards = [card, { ...card, state: "draft" as const }];
  const listing = { title: words, feedTitle: words, description: words, feedHref: feedsIn("/") };
  const piece = (body: string, head = articleHead(said.channel, article, lead)) =>
    decodePagePiece(
      encodePagePiece({
        title: words,
        description: words,
        head,
        translations: article.translations,
        body,
      }),
    );
  const option = (chosen: boolean) => ({ value: words, label: words, chosen });
  const month = { year: 2026, month: 5 };
  return {
    article: htmlOf(
      articlePage(around, "/articles/a/", piece(articleBody(said.channel, article, "<p>B</p>")), {
        state: "public",
        language: article.language,
        topic: "research-news",
        views: 1234,
        languages: [{ language: "ko", path: "/languages/ko/" }],
        related: { title: words, previous: card, next: card, related: cards },
      }),
    ),
    withdrawn: htmlOf(
      articlePage(
        around,
        "/articles/a/",
        piece(withdrawnBody(said.channel, article, { date: day, reason: words })),
        { state: "withdrawn", language: article.language },
      ),
    ),
    standing: htmlOf(
      standingPage(
        around,
        standing,
        piece(
          standingBody(said.channel, standing, "<p>B</p>"),
          standingHead(said.channel, standing),
        ),
        [{ language: "ko", path: "/languages/ko/" }],
      ),
    ),
    front: listingPage(frame, { ...listing, path: "/", older: "/?page=2" }, cards),
    listing: listingPage(
      frame,
      { ...listing, path: "/topics/a/", newer: "/a", crumbs: [{ name: words, path: "/a/" }] },
      [],
    ),
    archive: archivePage(frame, [{ ...month, count: 2 }]),
    year: yearPage(frame, {
      year: 2026,
      months: [{ ...month, count: 9, cards }],
      before: 2025,
      after: 2027,
    }),
    topics: directoryPage(frame, "topics", [
      { title: words, description: words, language: "de", path: "/topics/a/", count: 1 },
    ]),
    authors: directoryPage(frame, "authors", [{ title: words, path: "/authors/a/", count: 2 }]),
    languages: directoryPage(frame, "languages", []),
    month: monthPage(frame, { month, count: 61, page: 2, pages: 3, cards }),
    subscribe: subscribePage(frame, {
      topics: [option(true)],
      excluded: [option(true)],
      authors: [option(true)],
      languages: [option(false)],
      content: "full",
      format: "rss",
      feedAddress: `https://news.example.org/rss.xml?topic=${words}`,
      feedPath: `/rss.xml?topic=${words}`,
      matches: 2,
      newest: cards,
      opmlPath: `/opml.xml?topic=${words}`,
    }),
    feed: feedPage(frame, {
      ...listing,
      format: "atom",
      address: `https://news.example.org/atom.xml?topic=${words}`,
      rawPath: `/atom.xml?raw&topic=${words}`,
      pagePath: "/",
      subscribePath: `/subscribe/?topic=${words}`,
      cards,
    }),
    "not found": notFoundPage(frame),
    refused: refusalPage(
      frame,
      frame.spoken.words.queryUnclear,
      [{ parameter: "1", value: words, detail: frame.spoken.words.onlyOne, nearest: ["1", "2"] }],
      () => "/",
    ),
    broken: internalErrorPage(frame, "1"),
    errors: contentErrorsPage(
      [
        {
          severity: "error",
          file: words,
          line: 1,
          column: 2,
          message: words,
          fix: words,
          excerpt: words,
        },
      ],
      "edition",
    ),
  };
}
