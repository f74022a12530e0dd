import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";
import { toHtml } from "../../../src/press/html/tree.ts";
import { dangersIn } from "../../support/safe-html.ts";

const html = (markdown: string) => toHtml(renderMarkdown(markdown, "slug", english).root);
const findings = (markdown: string) =>
  renderMarkdown(markdown, "slug", english).findings.map(({ offset, message }) => [
    offset,
    message,
  ]);

describe("Markdown", () => {
  it("is CommonMark with tables, strikethrough, autolinks and tasks", () => {
    expect(html("| a |\n|:-:|\n| b |")).toContain('<td align="center">b</td>');
    expect(html("~~gone~~ https://example.org")).toBe(
      '<p><del>gone</del> <a href="https://example.org">https://example.org</a></p>',
    );
    expect(html("- [x] done\n- [ ] open")).toBe("<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>");
    expect(html("> said")).toBe("<blockquote>\n<p>said</p>\n</blockquote>");
    expect(html("```js\n<b>\n```")).toBe('<pre><code class="language-js">&#x3C;b>\n</code></pre>');
  });

  it.each([
    ["# A\n\n## B", ["h2", "h3"]],
    ["#### A\n\n###### B\n\n##### C", ["h2", "h4", "h3"]],
    ["# A\n\n###### B", ["h2", "h6"]],
    ["## A\n\n<h1>B</h1>", ["h3", "h2"]],
    ['<section data-footnotes><h1 id="footnote-label">A</h1></section>', ["h2"]],
    ["###### A", ["h2"]],
  ])("has its headings below the article's title: %j", (markdown, expected) => {
    expect([...html(markdown).matchAll(/<(h\d)/g)].map(([, name]) => name)).toEqual(expected);
  });

  it("does not shift the heading of the footnotes", () => {
    expect(html("### A[^1]\n\n[^1]: n")).toMatch(/<h2>A.*<h2 class="sr-only"/s);
  });
});

describe("figures", () => {
  it("are images that are alone in their paragraphs, with the title as caption", () => {
    expect(html('![Alt](a.png "Cap *x*")')).toBe(
      '<figure><img src="a.png" alt="Alt"><figcaption>Cap *x*</figcaption></figure>',
    );
    expect(html("![Alt](a.png)")).toBe('<figure><img src="a.png" alt="Alt"></figure>');
    expect(html('[![Alt](a.png "Cap")](https://example.org/)')).toBe(
      '<figure><a href="https://example.org/"><img src="a.png" alt="Alt"></a><figcaption>Cap</figcaption></figure>',
    );
  });

  it("are in a row if a paragraph contains several images", () => {
    expect(html('![A](a.png "One")\n![B](b.png)')).toBe(
      '<div class="figures"><figure><img src="a.png" alt="A"><figcaption>One</figcaption></figure>' +
        '<figure><img src="b.png" alt="B"></figure></div>',
    );
  });

  it("are not made from images within text, or inside a figure in HTML", () => {
    expect(html('Text ![A](a.png "T")')).toBe('<p>Text <img src="a.png" alt="A" title="T"></p>');
    expect(html("<figure>\n\n![A](a.png)\n\n<figcaption>C</figcaption></figure>")).not.toMatch(
      /<figure>.*<figure>|<p>/s,
    );
  });
});

describe("a link alone in its paragraph", () => {
  it.each(["mp4", "webm", "MP4"])(
    "to a film becomes a player that contains the link: %s",
    (ending) => {
      const url = `https://example.org/f.${ending}?x=1`;
      expect(html(url)).toBe(
        `<video controls preload="none" src="${url}"><a href="${url}">${url}</a></video>`,
      );
    },
  );

  it.each(["mp3", "m4a", "ogg"])(
    "to a recording becomes a player that contains the link: %s",
    (ending) => {
      expect(html(`[Talk](talk.${ending} "The talk")`)).toBe(
        `<figure><audio controls preload="none" src="talk.${ending}" aria-label="Talk">` +
          `<a href="talk.${ending}">Talk</a></audio><figcaption>The talk</figcaption></figure>`,
      );
    },
  );

  it.each([
    "https://www.youtube.com/watch?v=x",
    "https://vimeo.com/1",
    "https://www.bilibili.com/video/x",
    "https://example.org/page?file=.mp4",
    "See https://example.org/f.mp4",
  ])("to anything else stays as it is: %s", (markdown) => {
    expect(html(markdown)).toMatch(/^<p>.*<a href=.*<\/p>$/);
  });
});

describe("ids", () => {
  it("of a body have the slug as prefix, and links lead to them", () => {
    const page = html('A[^a] and again[^a], [there](#me)\n\n<p id="me">x</p>\n\n[^a]: Note');
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const targets = [...page.matchAll(/(?:href="#|describedby=")([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toContain("slug--me");
    expect(ids).toContain("slug--fn-a");
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(ids).toContain(target);
  });
});

describe("HTML", () => {
  it.each([
    '<abbr title="t" lang="en" dir="rtl">x</abbr>',
    '<sup>1</sup><sub>2</sub><mark>3</mark><cite>c</cite><q cite="https://example.org/">q</q>',
    '<time datetime="2026-01-01">x</time>',
    "<details open><summary>S</summary>x</details>",
    "<figure><figcaption>C</figcaption></figure>",
  ])("on the list stays: %s", (markdown) => {
    expect(html(markdown)).toContain(markdown);
    expect(findings(markdown)).toEqual([]);
  });

  it.each([
    ["<script>alert(1)</script>", 0, "the HTML element <script> was removed"],
    ['ab <b onclick="x()">b</b>', 3, "the attribute onclick was removed from <b>"],
    ['<p style="position:fixed">b</p>', 0, "the attribute style was removed from <p>"],
    ['<p class="x">b</p>', 0, "the attribute class was removed from <p>"],
    ["<style>p{}</style>", 0, "the HTML element <style> was removed"],
    ["a [b](javascript:x)", 2, "the address javascript:x was removed from <a>"],
    ['<a href="  java\nscript:x">b</a>', 0, "the address javascript:x was removed from <a>"],
    ["[b](JaVaScRiPt:x)", 0, "the address javascript:x was removed from <a>"],
    [
      "![b](data:image/png;base64,x)",
      0,
      "the address data:image/png;base64,x was removed from <img>",
    ],
    ["[b](vbscript:x)", 0, "the address vbscript:x was removed from <a>"],
    ["[b](ftp://x.org/)", 0, "the address ftp://x.org/ was removed from <a>"],
    ["<form>b</form>", 0, "the HTML element <form> was removed"],
    ["<object>b</object>", 0, "the HTML element <object> was removed"],
    ["<embed src=x>", 0, "the HTML element <embed> was removed"],
    ["a <base href=x>", 2, "the HTML element <base> was removed"],
    ["a <meta http-equiv=refresh>", 2, "the HTML element <meta> was removed"],
    ["a <link rel=stylesheet>", 2, "the HTML element <link> was removed"],
    ["<svg><script>x</script></svg>", 0, "the HTML element <svg> was removed"],
    [
      "<iframe src=https://evil.example/></iframe>",
      0,
      "the HTML element <iframe> from https://evil.example/ was removed",
    ],
    ["<iframe srcdoc=x></iframe>", 0, "the HTML element <iframe> from nowhere was removed"],
    [
      "> - a\n>   <div onclick=x>\n>   <p\n>   style=y>",
      10,
      "the attribute onclick was removed from <div>",
    ],
    ["<video src=x.mp4 autoplay></video>", 0, "the attribute autoplay was removed from <video>"],
  ])(
    "not on the list is removed, with a warning at its position: %s",
    (markdown, offset, message) => {
      expect(findings(markdown)[0]).toEqual([offset, message]);
      expect(dangersIn(html(markdown))).toEqual([]);
      expect(
        renderMarkdown(markdown, "slug", english).findings.map(({ severity }) => severity),
      ).not.toContain("error");
    },
  );

  it("not on the list causes at most 20 warnings, and a count of the rest", () => {
    const told = findings("a <big>b</big>\n\n".repeat(30));
    expect(told).toHaveLength(21);
    expect(told.at(-1)?.[1]).toBe("10 more elements and attributes were removed from here on");
  });

  it("from a video site becomes a frame that loads late and cannot navigate the page", () => {
    const markdown =
      '<iframe width="560" src="//player.bilibili.com/player.html?aid=1" allow="autoplay" onload="x"></iframe>';
    expect(html(markdown)).toBe(
      '<iframe src="https://player.bilibili.com/player.html?aid=1" width="560" allowfullscreen loading="lazy" ' +
        'referrerpolicy="strict-origin-when-cross-origin" ' +
        'sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"></iframe>',
    );
    expect(findings(markdown)).toEqual([[0, "the attribute onload was removed from <iframe>"]]);
  });

  it.each([
    "http://player.vimeo.com/video/1",
    "https://player.vimeo.com.evil.example/",
    "https://player.vimeo.com@evil.example/",
    "https://user@player.vimeo.com/",
    "https://player.vimeo.com:8443/",
    "https://www.youtube.com/embed/x",
  ])("that embeds %s is removed", (src) => {
    expect(html(`<iframe src="${src}"></iframe>`)).toBe("");
  });
});
