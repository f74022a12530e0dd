import type { Article } from "../../src/article/article.ts";
import type { Channel } from "../../src/article/channel.ts";
import type { Manuscript, Publication } from "../../src/content/manuscript.ts";

export const channel: Channel = {
  title: "Test News",
  description: "News for tests",
  language: "en",
  timeZone: "Asia/Shanghai",
  url: "https://news.example.org",
  authority: "news.test.edu,2026",
  copyright: "© Test",
  contact: { name: "Desk" },
  people: [],
  topics: [{ slug: "research-news", title: "Research News", description: "Research" }],
};

/** An article without text, public since 2026-01-01, with these fields. */
export function manuscript(given: Partial<Article> & Pick<Article, "slug">): Manuscript {
  const published = given.published ?? Date.parse("2026-01-01T00:00:00Z");
  return {
    file: `content/articles/2026/${given.slug}/index.md`,
    article: {
      aliases: [],
      title: given.slug,
      summary: "",
      language: "en",
      published,
      updated: published,
      draft: false,
      topics: [],
      authors: [],
      credits: [],
      corrections: [],
      translations: [],
      attachments: [],
      ...given,
    },
    body: { type: "root", children: [] },
    images: new Map(),
    media: [],
    references: [],
  };
}

export function publication(...articles: Parameters<typeof manuscript>[0][]): Publication {
  return { channel, manuscripts: articles.map(manuscript) };
}
