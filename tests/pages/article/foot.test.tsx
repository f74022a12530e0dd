import { describe, expect, it } from "vitest";
import { AttachmentList } from "../../../src/pages/article/foot.tsx";

const url = "https://example.org/a/talk.mp3?x=1";

describe("the list of attachments", () => {
  it("gives each one's title or name, its type and its size", () => {
    const html = String(
      <AttachmentList
        attachments={[
          { url: "/media/talk-0.mp3", type: "audio/mpeg", length: 1_234_567, title: "A & <b>" },
          { url, type: "audio/mpeg", length: 1 },
        ]}
      />,
    );
    expect(html).toBe(
      '<ul class="files"><li><a href="/media/talk-0.mp3" type="audio/mpeg">A &amp; &lt;b&gt;</a> (audio/mpeg, 1.2 MB)</li>' +
        `<li><a href="${url}" type="audio/mpeg">talk.mp3</a> (audio/mpeg, 1 kB)</li></ul>`,
    );
  });

  it("is missing if there are none", () => {
    expect(String(<AttachmentList attachments={[]} />)).toBe("");
  });
});
