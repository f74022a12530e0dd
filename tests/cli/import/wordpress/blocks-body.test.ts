import { describe, expect, it } from "vitest";
import { converted, uploads } from "../../../support/wordpress-body.ts";

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
