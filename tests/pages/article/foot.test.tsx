import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { vocabularyOf } from "../../../src/language/vocabulary.ts";
import { AttachmentList } from "../../../src/pages/article/foot.tsx";
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

  it("is missing if there are none", () => {
    expect(listOf([])).toBe("");
  });
});
