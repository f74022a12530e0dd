import fc from "fast-check";
import rehypeRaw from "rehype-raw";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { english } from "../../../src/language/words/en.ts";
import { absoluteSrcset, makeReadable } from "../../../src/press/html/make-readable.ts";
import { toHtml } from "../../../src/press/html/tree.ts";
import { checkContent } from "../../conformance/validator/content.ts";
import { anyAddress } from "../../support/any-address.ts";

const pageUrl = "https://news.example.org/articles/a/";
const parser = unified().use(rehypeRaw).freeze();

/** Some HTML as a feed carries it. */
function readable(html: string): string {
  const body = parser.runSync({ type: "root", children: [{ type: "raw", value: html }] });
  if (body.type !== "root") throw new Error("no root");
  return toHtml(makeReadable(body, pageUrl, english));
}

describe("a body in a feed reader", () => {
  it.each([
    [
      "an address on the site",
      '<a href="/b/?x=1">b</a>',
      '<a href="https://news.example.org/b/?x=1">b</a>',
    ],
    [
      "a relative address",
      '<img src="c.png" alt="">',
      '<img src="https://news.example.org/articles/a/c.png" alt="">',
    ],
    ["an anchor", '<a href="#n">n</a>', '<a href="https://news.example.org/articles/a/#n">n</a>'],
    ["an e-mail address", '<a href="mailto:a@b.org">n</a>', '<a href="mailto:a@b.org">n</a>'],
    ["a script as an address", '<a href="javascript:x">n</a>', "<a>n</a>"],
    ["data as an address", '<img src="data:image/png;base64,AA" alt="n">', '<img alt="n">'],
    ["an invalid address", '<a href="https://[">n</a>', "<a>n</a>"],
    [
      "the source of a quotation",
      '<q cite="/q">n</q>',
      '<q cite="https://news.example.org/q">n</q>',
    ],
    [
      "several sizes of a picture",
      '<img srcset="/a.png 480w, /b.png 960w" sizes="50vw" src="/a.png" loading="lazy" decoding="async">',
      '<img srcset="https://news.example.org/a.png 480w, https://news.example.org/b.png 960w" sizes="50vw" src="https://news.example.org/a.png">',
    ],
    [
      "several types of a picture",
      '<picture><source srcset="/a.avif"><img src="/a.jpg" alt="n"></picture>',
      '<img src="https://news.example.org/a.jpg" alt="n">',
    ],
    ["a script", "<p>a</p><script>x</script>", "<p>a</p>"],
    ["a style sheet", "<style>x</style><p>a</p>", "<p>a</p>"],
    ["a comment", "<p>a<!-- b --></p>", "<p>a</p>"],
    [
      "attributes that only a page can use",
      '<p onclick="x" style="y" data-z="1" aria-label="l" role="note">a</p>',
      "<p>a</p>",
    ],
    ["a class", '<p class="lead">a</p>', "<p>a</p>"],
    [
      "the language of code",
      '<code class="hljs language-js">a</code>',
      '<code class="language-js">a</code>',
    ],
    ["the language of a passage", '<p lang="zh" dir="ltr">a</p>', '<p lang="zh" dir="ltr">a</p>'],
    [
      "a heading for screen readers",
      '<section><h2 class="sr-only">Notes</h2><p>a</p></section>',
      "<section><hr><p>a</p></section>",
    ],
    ["a label for screen readers", '<p>a<span class="sr-only">b</span></p>', "<p>a</p>"],
    ["empty paragraphs", "<p>a</p><p></p><p> \u00a0 </p>", "<p>a</p>"],
    ["a paragraph that contains only a script", "<p><script>x</script></p><p>a</p>", "<p>a</p>"],
    [
      "a paragraph that contains only a picture",
      '<p><img src="/a.png" alt=""></p>',
      '<p><img src="https://news.example.org/a.png" alt=""></p>',
    ],
    [
      "a task that is done",
      '<ul><li><input type="checkbox" checked disabled> a</li></ul>',
      "<ul><li>☑ a</li></ul>",
    ],
    [
      "a task to do",
      '<ul><li><input type="checkbox" disabled> a</li></ul>',
      "<ul><li>☐ a</li></ul>",
    ],
    [
      "a film with a poster",
      '<video src="/f.mp4" poster="/f.jpg" title="The film" controls>no</video>',
      '<p><a href="https://news.example.org/f.mp4"><img src="https://news.example.org/f.jpg" alt=""><br>Video: The film</a></p>',
    ],
    [
      "a film in a figure",
      '<figure><video><source src="/f.mp4" type="video/mp4"></video><figcaption>c</figcaption></figure>',
      '<figure><a href="https://news.example.org/f.mp4">Video: f.mp4</a><figcaption>c</figcaption></figure>',
    ],
    [
      "a recording",
      '<audio src="/t.mp3"></audio>',
      '<p><a href="https://news.example.org/t.mp3">Audio: t.mp3</a></p>',
    ],
    [
      "a frame",
      '<iframe src="https://video.example.org/embed/1" title="A talk"></iframe>',
      '<p><a href="https://video.example.org/embed/1">A talk</a></p>',
    ],
    [
      "a frame without a title",
      '<iframe src="https://video.example.org/embed/1"></iframe>',
      '<p><a href="https://video.example.org/embed/1">video.example.org</a></p>',
    ],
    ["a frame without an address", "<iframe></iframe><p>a</p>", "<p>a</p>"],
    [
      "a table",
      "<table><tbody><tr><td>1</td></tr></tbody></table>",
      "<table><tbody><tr><td>1</td></tr></tbody></table>",
    ],
  ])("%s", (_, html, expected) => {
    expect(readable(html)).toBe(expected);
    expect(checkContent(expected)).toEqual([]);
  });

  it("is valid, whatever the HTML was", () => {
    const tag = fc.constantFrom(
      ..."p a img video iframe script style figure li input picture source form svg b pre h2".split(
        " ",
      ),
    );
    const attribute = fc
      .tuple(
        fc.constantFrom(
          ..."href src srcset poster cite class style onclick data-x aria-label id lang".split(" "),
        ),
        fc.oneof(
          anyAddress,
          fc.constantFrom(
            "",
            "#a",
            "/b",
            "javascript:x",
            "c d",
            "a, b 2x",
            "//[",
            "sr-only",
            "&#0;",
          ),
        ),
      )
      .map(([name, value]) => ` ${name}="${value}"`);
    const part = fc.oneof(
      fc
        .tuple(tag, fc.array(attribute, { maxLength: 3 }))
        .map(([name, list]) => `<${name}${list.join("")}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom("text", " ", "<!-- c -->", "&amp;", "]]>"),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(checkContent(readable(parts.join("")))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

it("an address in a srcset may hold commas", () => {
  expect(absoluteSrcset(pageUrl, "/w_1,h_2/a.png 1x,/b.png 2x, c.png")).toBe(
    "https://news.example.org/w_1,h_2/a.png 1x, https://news.example.org/b.png 2x, https://news.example.org/articles/a/c.png",
  );
  expect(absoluteSrcset(pageUrl, "javascript:x 1x")).toBe("");
});
