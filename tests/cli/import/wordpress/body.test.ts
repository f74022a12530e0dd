import { describe, expect, it } from "vitest";
import { wordPressBody } from "../../../../src/cli/import/wordpress/body.ts";
import { Library } from "../../../../src/cli/import/wordpress/library.ts";

const uploads = "https://old.example/wp-content/uploads/2020/05";

function library(): Library {
  const files = new Library();
  const file = (id: number, name: string, more: object = {}) =>
    files.add({
      id,
      url: `${uploads}/${name}`,
      pages: [`https://old.example/?attachment_id=${id}`],
      parent: 1,
      order: id,
      ...more,
    });
  file(7, "harbour.jpg", { alt: "The harbour", caption: "Boats <em>at</em> noon" });
  file(8, "quay.jpg", { alt: "The quay" });
  file(9, "large-scaled.jpg", { parent: 0 });
  files.addBlock(50, "<!-- wp:paragraph --><p>Shared.</p><!-- /wp:paragraph -->");
  files.addBlock(51, '<!-- wp:block {"ref":51} /-->');
  return files;
}

function body(content: string, rendered = false) {
  const notes = new Map([["n1", "The <em>note</em>."]]);
  return wordPressBody({ content, rendered, post: 1, notes, library: library() });
}

/** The HTML without white space between elements, and what was lost. */
function converted(content: string, rendered = false) {
  const { html, losses } = body(content, rendered);
  return {
    html: html.replace(/>\s+</g, "><").trim(),
    lost: losses.map(({ line, reason }) => `${line}: ${reason}`),
  };
}

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

  it("take time in proportion to the text", () => {
    for (const hostile of [
      "[a ",
      "[caption]",
      '[a b="',
      "[/a]",
      "[[",
      "<",
      "<pre>",
      "[a]<!--",
      "<a ",
      "\n \n",
      " ",
    ]) {
      body(hostile.repeat(20_000));
    }
  });
});

describe("the block editor", () => {
  it("loses its comments and keeps its HTML", () => {
    const content = `<!-- wp:paragraph {"align":"center"} -->\n<p>One</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:group --><div><!-- wp:list --><ul><!-- wp:list-item --><li>Two</li><!-- /wp:list-item --></ul><!-- /wp:list --></div><!-- /wp:group -->\n<!-- wp:separator /--><!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->`;
    expect(converted(content)).toEqual({
      html: expect.stringContaining("<p>One</p><div><ul><li>Two</li></ul></div><hr>"),
      lost: [],
    });
  });

  it("keeps the caption of a picture and takes the original file", () => {
    const content = `<!-- wp:image {"id":7,"sizeSlug":"large"} --><figure class="wp-block-image size-large"><img src="${uploads}/harbour-1024x683.jpg" alt="Mine" class="wp-image-7" srcset="x 1x"/><figcaption class="wp-element-caption">At noon</figcaption></figure><!-- /wp:image -->`;
    expect(converted(content)).toEqual({
      html: `<figure><img src="${uploads}/harbour.jpg" alt="Mine"><figcaption>At noon</figcaption></figure>`,
      lost: [],
    });
  });

  it.each([
    [
      "of today",
      `<figure class="wp-block-gallery has-nested-images"><!-- wp:image {"id":7} --><figure class="wp-block-image"><img src="${uploads}/harbour-1024x683.jpg" alt="" class="wp-image-7"/><figcaption>One</figcaption></figure><!-- /wp:image --><!-- wp:image {"id":8} --><figure class="wp-block-image"><img src="${uploads}/quay.jpg" alt="Q" class="wp-image-8"/></figure><!-- /wp:image --><figcaption class="blocks-gallery-caption">Both</figcaption></figure>`,
    ],
    [
      "before 5.9",
      `<figure class="wp-block-gallery columns-2"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="${uploads}/harbour-1024x683.jpg" alt="" data-id="7"/><figcaption class="blocks-gallery-item__caption">One</figcaption></figure></li><li class="blocks-gallery-item"><figure><img src="${uploads}/quay.jpg" alt="Q" data-id="8"/></figure></li></ul><figcaption class="blocks-gallery-caption">Both</figcaption></figure>`,
    ],
  ])("makes a row of a gallery %s", (_, inner) => {
    expect(
      converted(`<!-- wp:gallery {"linkTo":"none"} -->${inner}<!-- /wp:gallery -->`).html,
    ).toMatch(
      /^<div class="figures"><figure><img src="[^"]*harbour.jpg" alt="The harbour"[^>]*><figcaption>One<\/figcaption><\/figure><figure><img src="[^"]*quay.jpg" alt="Q"[^>]*><\/figure><\/div><p>Both<\/p>$/,
    );
  });

  it("shows embeds with their captions", () => {
    const embed = (url: string) =>
      `<!-- wp:embed {"url":"${url}","type":"video"} --><figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\n${url}\n</div><figcaption>Seen</figcaption></figure><!-- /wp:embed -->`;
    expect(converted(embed("https://youtu.be/dQw4w9WgXcQ"))).toEqual({
      html: '<figure><iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"></iframe><figcaption>Seen</figcaption></figure>',
      lost: [],
    });
    expect(converted(embed("https://x.com/a/status/1"))).toEqual({
      html: '<p><a href="https://x.com/a/status/1">https://x.com/a/status/1</a><br>Seen</p>',
      lost: ["0: what x.com shows became a link"],
    });
  });

  it("shows footnotes", () => {
    expect(
      converted(
        '<!-- wp:paragraph --><p>A<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
      ).html,
    ).toBe(
      '<p>A<sup><a href="#fn-1" id="fnref-1" data-footnote-ref>1</a></sup></p><section data-footnotes class="footnotes"><ol><li id="fn-1"><p>The <em>note</em>. <a href="#fnref-1" data-footnote-backref>↩</a></p></li></ol></section>',
    );
  });

  it("puts shared blocks in their places, and does not run in circles", () => {
    expect(
      converted(
        '<!-- wp:block {"ref":50} /--><!-- wp:block {"ref":51} /--><!-- wp:block {"ref":52} /-->',
      ),
    ).toEqual({
      html: "<p>Shared.</p>",
      lost: [
        "0: the shared block 51 is missing at the source",
        "0: the shared block 52 is missing at the source",
      ],
    });
  });

  it.each([
    [
      '<!-- wp:code --><pre class="wp-block-code language-ts"><code>a[gallery]</code></pre><!-- /wp:code -->',
      '<pre class="language-ts"><code>a[gallery]</code></pre>',
    ],
    [
      '<!-- wp:verse --><pre class="wp-block-verse">One\n<em>two</em></pre><!-- /wp:verse -->',
      "<p>One<br><em>two</em></p>",
    ],
    [
      '<!-- wp:file --><div class="wp-block-file"><a href="/a.pdf">A</a><a href="/a.pdf" class="wp-block-file__button" download>Download</a></div><!-- /wp:file -->',
      '<div><a href="/a.pdf">A</a></div>',
    ],
    [
      "Old text.\n\nMore.<!-- wp:paragraph --><p>New</p><!-- /wp:paragraph -->",
      "<p>Old text.</p><p>More.</p><p>New</p>",
    ],
    [
      '<!-- wp:html --><p>[x a="b"]</p><!-- /wp:html --><!-- /wp:nothing --><!-- wp:never --><p>Open',
      '<p>[x a="b"]</p><p>Open</p>',
    ],
  ])("%s", (content, html) => {
    expect(converted(content)).toEqual({ html, lost: [] });
  });

  it("names the blocks that WordPress makes while it shows them", () => {
    const content =
      '<!-- wp:paragraph --><p>A</p><!-- /wp:paragraph -->\n\n<!-- wp:acf/quote {"data":{"field_1":"","words":"To be","_words":"field_2"}} /-->\n<!-- wp:latest-posts {"n":1} /-->';
    expect(converted(content)).toEqual({
      html: "<p>A</p>",
      lost: [
        "2: the block acf/quote with the fields words has no meaning here",
        "3: the block core/latest-posts has no meaning here",
      ],
    });
  });
});

describe("what WordPress shows", () => {
  it.each<[string, string, string, string[]?]>([
    [
      "galleries without HTML 5",
      `<div id="gallery-1" class="gallery galleryid-1"><dl class="gallery-item"><dt class="gallery-icon"><a href="${uploads}/x.jpg"><img src="${uploads}/x-150x150.jpg" alt="X"></a></dt><dd class="wp-caption-text gallery-caption">Noon</dd></dl><br style="clear: both"></div>`,
      `<div class="figures"><figure><img src="${uploads}/x.jpg" alt="X"><figcaption>Noon</figcaption></figure></div>`,
    ],
    [
      "recordings",
      '<audio class="wp-audio-shortcode" controls><source type="audio/mpeg" src="https://a.example/a.mp3?_=1"><a href="https://a.example/a.mp3">x</a></audio>',
      '<audio controls><source type="audio/mpeg" src="https://a.example/a.mp3"><a href="https://a.example/a.mp3">x</a></audio>',
    ],
    [
      "a link around a picture, but only if it shows that picture larger",
      `<p><a href="${uploads}/harbour.jpg"><img src="${uploads}/harbour-300x200.jpg" alt="A"></a></p><p><a href="${uploads}/quay.jpg"><img src="${uploads}/harbour.jpg" alt="B"></a></p>`,
      `<p><img src="${uploads}/harbour.jpg" alt="A"></p><p><a href="${uploads}/quay.jpg"><img src="${uploads}/harbour.jpg" alt="B"></a></p>`,
    ],
    [
      "buttons for sharing",
      '<p>A</p><div class="sharedaddy sd-sharing"><h3>Share</h3></div>',
      "<p>A</p>",
    ],
    [
      "lists of other articles, and what plugins left behind",
      '<ul class="wp-block-latest-posts__list wp-block-latest-posts"><li>Other</li></ul><p>A [x_y id=&#8221;3&#8243;]b[/x_y]</p><pre>[x_y]</pre>',
      "<p>A b</p><pre>[x_y]</pre>",
      [
        "0: the shortcode [x_y id=”3″] has no meaning here",
        "0: a list was left out that WordPress makes while it shows the article",
      ],
    ],
  ])("becomes plain: %s", (_, content, html, lost = []) => {
    expect(converted(content, true)).toEqual({ html, lost });
  });
});
