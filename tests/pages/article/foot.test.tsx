import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { vocabularyOf } from "../../../src/language/vocabulary.ts";
import { ArticleFoot, AttachmentList } from "../../../src/pages/article/foot.tsx";
import { channel, manuscript } from "../../support/publication.ts";

const spoken = vocabularyOf(channel).own;

function listOf(attachments: Article["attachments"]): string {
  const { article } = manuscript({ slug: "a", language: "en", attachments });
  return String(<AttachmentList spoken={spoken} article={article} />);
}

const url = "https://example.org/a/talk.mp3?x=1";

describe("the list of attachments", () => {
  it("gives each one's title or name, its type and its size", () => {
    const html = listOf([
      { url: "/media/talk-0.mp3", type: "audio/mpeg", length: 1_234_567, title: "A & <b>" },
      { url, type: "audio/mpeg", length: 1 },
    ]);
    expect(html).toBe(
      '<ul class="files"><li><a href="/media/talk-0.mp3" type="audio/mpeg"><bdi>A &amp; &lt;b&gt;</bdi></a> (<bdi>audio/mpeg</bdi>, 1.2 MB)</li>' +
        `<li><a href="${url}" type="audio/mpeg"><bdi>talk.mp3</bdi></a> (<bdi>audio/mpeg</bdi>, 1 kB)</li></ul>`,
    );
  });

  it.each([
    [999, "1 kB"],
    [1001, "2 kB"],
    [999_999, "1000 kB"],
    [1_000_000, "1.0 MB"],
  ])("writes a size of %d bytes as %s", (length, size) => {
    expect(listOf([{ url: "/a.pdf", type: "application/pdf", length }])).toContain(`, ${size})`);
  });

  it("is missing if there are none", () => {
    expect(listOf([])).toBe("");
  });
});

describe("what follows an article", () => {
  const foot = (given: Partial<Article>) =>
    String(
      <ArticleFoot
        spoken={spoken}
        channel={channel}
        article={manuscript({ slug: "a", ...given }).article}
      />,
    );

  it("has no corrections if there are none, and counts them in its heading", () => {
    const correction = { date: 0, text: "Wrong" };
    expect(foot({})).not.toContain("corrections");
    expect(foot({ corrections: [correction] })).toContain("<h2>Correction</h2>");
    expect(foot({ corrections: [correction, correction] })).toContain("<h2>Corrections</h2>");
  });

  it("invites readers to its first known topic, or else to everything", () => {
    expect(foot({ topics: ["unknown", "research-news"] })).toContain(
      'href="/subscribe/?topic=research-news"',
    );
    expect(foot({ topics: ["unknown"] })).not.toContain("?topic=");
    expect(foot({ topics: ["unknown"] })).toContain('href="/subscribe/"');
  });
});
