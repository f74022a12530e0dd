import { describe, expect, it } from "vitest";
import { converted, uploads } from "../../../support/wordpress-body.ts";

describe("the classic editor", () => {
  it.each([
    [
      "empty lines divide paragraphs",
      "One\n\nTwo\r\n\r\n\r\nThree",
      "<p>One</p><p>Two</p><p>Three</p>",
    ],
    ["other line ends are breaks", "One\nTwo <b>a\nb</b>", "<p>One<br>Two <b>a<br>b</b></p>"],
    ["a break is not doubled", "One<br />\nTwo", "<p>One<br>Two</p>"],
    ["blocks end paragraphs", "One\n<h2>Two</h2>\nThree", "<p>One</p><h2>Two</h2><p>Three</p>"],
    [
      "a list stays",
      "<ul>\n <li>One</li>\n <li>Two</li>\n</ul>",
      "<ul><li>One</li><li>Two</li></ul>",
    ],
    [
      "an item may have paragraphs",
      "<ul><li>One\n\nTwo</li></ul>",
      "<ul><li><p>One</p><p>Two</p></li></ul>",
    ],
    [
      "a quotation has paragraphs",
      "<blockquote>One\n\nTwo</blockquote>",
      "<blockquote><p>One</p><p>Two</p></blockquote>",
    ],
    ["program code stays", "<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"],
    ["comments go", "One\n\n<!--more-->\n\nTwo", "<p>One</p><p>Two</p>"],
  ])("%s", (_, content, html) => {
    expect(converted(content)).toEqual({ html, lost: [] });
  });

  it("shows a film whose address has a line of its own", () => {
    expect(converted("Look:\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90\nThere.").html).toBe(
      '<p>Look:</p><iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90"></iframe><p>There.</p>',
    );
  });

  it("is not stopped by elements without end or in great depth", () => {
    expect(converted("<div><p>One <em>two").html).toBe("<div><p>One <em>two</em></p></div>");
    expect(converted(`${"<div>".repeat(50_000)}Deep &lt;`)).toEqual({
      html: "<p>Deep &lt;</p>",
      lost: ["0: its elements are nested too deep, so only its words came"],
    });
  });
});

describe("shortcodes", () => {
  it("keep the caption of a picture, with its links", () => {
    const caption =
      '[caption id="attachment_7" align="alignright" width="300"]<a href="https://old.example/?attachment_id=7"><img class="wp-image-7" src="https://old.example/wp-content/uploads/2020/05/harbour-300x200.jpg" alt="" width="300" height="200" /></a> See <a href="/x">x</a>[/caption]';
    expect(converted(`One\n\n${caption}\n\nTwo`)).toEqual({
      html: `<p>One</p><figure><img src="${uploads}/harbour.jpg" alt="The harbour"><figcaption>See <a href="/x">x</a></figcaption></figure><p>Two</p>`,
      lost: [],
    });
    expect(
      converted('[caption caption="Old &quot;style&quot;"]<img src="/a.jpg">[/caption]').html,
    ).toContain("<figcaption>Old");
  });

  it("make galleries of the files that they name, or of all that belong to the article", () => {
    const row = `<div class="figures"><figure><img src="${uploads}/harbour.jpg" alt="The harbour"><figcaption>Boats <em>at</em> noon</figcaption></figure><figure><img src="${uploads}/quay.jpg" alt="The quay"></figure></div>`;
    expect(converted("[gallery]")).toEqual({ html: row, lost: [] });
    expect(converted('Before [gallery ids="7,8,99"]')).toEqual({
      html: `<p>Before</p>${row}`,
      lost: ["0: the file 99 of a gallery is missing at the source"],
    });
  });

  it.each([
    [
      "[embed width=300]https://vimeo.com/123456789[/embed]",
      '<iframe src="https://player.vimeo.com/video/123456789"></iframe>',
    ],
    ["[youtube=https://youtu.be/dQw4w9WgXcQ&w=640]", "youtube-nocookie.com/embed/dQw4w9WgXcQ"],
    [
      '[audio src="https://a.example/a.mp3"]',
      '<audio controls preload="none" src="https://a.example/a.mp3">',
    ],
    [
      '[audio mp3="https://a.example/a.mp3"][/audio]',
      '<audio controls preload="none" src="https://a.example/a.mp3">',
    ],
    [
      '[video width="1" mp4="https://a.example/a.mp4"][/video]',
      '<video controls preload="none" src="https://a.example/a.mp4">',
    ],
    [
      '[code lang="PHP"]\n&lt;a&gt; [caption]\n\nb\n[/code]',
      '<pre><code class="language-php">&#x3C;a> [caption]\n\nb\n</code></pre>',
    ],
    [
      "a[ref]Note[/ref].",
      '<p>a<sup><a href="#fn-1" id="fnref-1" data-footnote-ref="">1</a></sup>.</p>',
    ],
    [
      "[[gallery]] and [sic] and [1] and <code>[audio]</code>",
      "<p>[gallery] and [sic] and [1] and <code>[audio]</code></p>",
    ],
  ])("%s", (content, html) => {
    const { html: got, lost } = converted(content);
    expect(got).toContain(html);
    expect(lost).toEqual([]);
  });

  it("that nobody knows are lost, with their line, and what is in them stays", () => {
    expect(
      converted(
        'One\n\n[vc_row][vc_column width="1/2"]Two[/vc_column][/vc_row]\n[contact-form-7 id="3" title="x"]',
      ),
    ).toEqual({
      html: "<p>One</p><p>Two</p>",
      lost: [
        "2: the shortcode [vc_row] has no meaning here",
        '2: the shortcode [vc_column width="1/2"] has no meaning here',
        '3: the shortcode [contact-form-7 id="3" title="x"] has no meaning here',
      ],
    });
  });

  it("that embed other sites become links, and a loss", () => {
    expect(converted("[tweet https://twitter.com/a/status/1]")).toEqual({
      html: '<p><a href="https://twitter.com/a/status/1">https://twitter.com/a/status/1</a></p>',
      lost: ["0: what twitter.com shows at https://twitter.com/a/status/1 became a link"],
    });
  });
});
