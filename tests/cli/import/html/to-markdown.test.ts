import { expect, it } from "vitest";
import { importHtml } from "../../../support/html-import.ts";

it.each([
  [
    "marks",
    `<p>A <b>bold</b> <i>word</i>, <del>gone</del>, <code>x</code>.</p>`,
    "A **bold** *word*, ~~gone~~, `x`.",
  ],
  ["blanks just inside marks", `<p>A<b> bold </b>word<i> </i>.</p>`, "A **bold** word ."],
  ["bold after bold", `<p><b>bo</b><b>ld</b></p>`, "**bold**"],
  ["Chinese marks", `<p>这是<strong>“重要”</strong>的</p>`, "这是**“重要”**的"],
  [
    "characters that mean something in Markdown",
    `<p>*a* _b_ [c] &lt;d&gt; # e</p>`,
    "\\*a\\* \\_b\\_ \\[c] \\<d> # e",
  ],
  [
    "elements that Markdown has no marks for",
    `<p>H<sub>2</sub>O <kbd>x</kbd> <span lang="de">Wort</span></p>`,
    'H<sub>2</sub>O <kbd>x</kbd> <span lang="de">Wort</span>',
  ],
  ["line breaks", `<p>one<br>two<br><br>three</p>`, "one\\\ntwo\n\nthree"],
  ["code with a language", `<pre class="brush: php">$a\n\n$b</pre>`, "```php\n$a\n\n$b\n```"],
  [
    "code of GitHub and Jekyll",
    `<div class="language-js highlighter-rouge"><pre class="highlight"><code><span>a</span></code></pre></div>`,
    "```js\na\n```",
  ],
  [
    "code beside line numbers",
    `<table><tr><td class="gutter"><pre>1\n2</pre></td><td class="code"><pre>a\nb</pre></td></tr></table>`,
    "```\na\nb\n```",
  ],
  [
    "a plain table",
    `<table><thead><tr><th>a</th><th align="right">b</th></tr></thead><tr><td>1|2</td><td>x<br>y</td></tr></table>`,
    "| a | b |\n| - | -: |\n| 1\\|2 | x<br>y |",
  ],
  [
    "a table that spans",
    `<table><tr><th>a</th></tr><tr><td rowspan="2">1</td></tr></table>`,
    '<table><tbody><tr><th>a</th></tr><tr><td rowspan="2">1</td></tr></tbody></table>',
  ],
  [
    "a table without a head",
    `<table><tr><td>a</td><td>b</td></tr></table>`,
    "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
  ],
  [
    "a figure",
    `<figure><img src="a.jpg" alt="A"><figcaption>The "caption"</figcaption></figure>`,
    '![A](https://old.example/2019/post/a.jpg "The \\"caption\\"")',
  ],
  [
    "a caption with a link",
    `<figure><img src="/a.jpg" alt="A"><figcaption>By <a href="https://x.example/">X</a></figcaption></figure>`,
    '<figure><img src="https://old.example/a.jpg" alt="A"><figcaption>By <a href="https://x.example/">X</a></figcaption></figure>',
  ],
  [
    "WordPress's old captions",
    `<div class="wp-caption"><img src="/a.jpg" alt="A"><p class="wp-caption-text">Cap</p></div>`,
    '![A](https://old.example/a.jpg "Cap")',
  ],
  [
    "a gallery",
    `<figure class="wp-block-gallery"><figure><img src="/a.jpg" alt="A"></figure><figure><img src="/b.jpg" alt="B"><figcaption>Cap</figcaption></figure><figcaption>All</figcaption></figure>`,
    '![A](https://old.example/a.jpg)\n![B](https://old.example/b.jpg "Cap")\n\nAll',
  ],
  [
    "a picture that loads late",
    `<p><img src="data:image/gif;base64,R0" data-src="/a.jpg" alt="A"><noscript><img src="/a.jpg" alt="A"></noscript></p>`,
    "![A](https://old.example/a.jpg)",
  ],
  [
    "a variant of a picture",
    `<p><a href="/u/a.jpg"><img src="/u/a-300x200.jpg" alt="A"></a></p>`,
    "![A](https://old.example/u/a.jpg)",
  ],
  [
    "the widest picture of srcset",
    `<p><img src="/a.jpg" width="600" srcset="/a-m.jpg 600w, /a-l.jpg 2000w" alt="A"></p>`,
    "![A](https://old.example/a-l.jpg)",
  ],
  [
    "a picture of WordPress's proxy",
    `<p><img src="https://i0.wp.com/old.example/a.jpg?w=300" alt="A"></p>`,
    "![A](https://old.example/a.jpg)",
  ],
  [
    "a picture within a link elsewhere",
    `<p><a href="https://x.example/"><img src="/a.jpg" alt="A"></a></p>`,
    "[![A](https://old.example/a.jpg)](https://x.example/)",
  ],
  ["an emoji", `<p>Hi <img class="wp-smiley" alt="🙂" src="/smile.png"></p>`, "Hi 🙂"],
  [
    "a film of YouTube",
    `<iframe width="560" src="https://www.youtube.com/embed/abcdefghijk?feature=x"></iframe>`,
    '<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk" width="560"></iframe>',
  ],
  [
    "a recording",
    `<figure><audio controls src="/a.mp3"></audio><figcaption>Cap</figcaption></figure>`,
    '[/a.mp3](/a.mp3 "Cap")',
  ],
  [
    "lists",
    `<ol start="3"><li>a<ul><li>b</li></ul></li></ol><ol type="a"><li>x</li></ol>`,
    '3. a\n   - b\n\n<ol type="a"><li>x</li></ol>',
  ],
  [
    "details",
    `<details><summary>S</summary><p>A <b>b</b></p></details>`,
    "<details>\n<summary>S</summary>\n\nA **b**\n\n</details>",
  ],
  [
    "a place to which a link leads",
    `<h2 id="a">A</h2><h2 id="b">B</h2><p><a href="#a">up</a></p>`,
    '## <span id="a"></span>A\n\n## B\n\n[up](#a)',
  ],
  [
    "old elements",
    `<center><font color="red">A</font> <tt>b</tt> <acronym title="c">d</acronym></center>`,
    'A `b` <abbr title="c">d</abbr>',
  ],
  ["HTML that never closes", `<div><p>one <b>two<p>three`, "one **two**\n\n**three**"],
  ["a formula, and money", "<p>$x^2$ and $5 or $10</p>", "$x^2$ and $5 or $10"],
])("writes %s", async (_, html, markdown) => {
  expect((await importHtml(html)).markdown.trim()).toBe(markdown);
});

it.each([
  [
    "with links there and back",
    `<p>A<sup><a href="#f1" id="r1">1</a></sup></p><hr><ol><li id="f1">Note <b>x</b> <a href="#r1">↩</a></li></ol>`,
  ],
  [
    "of Markdown's own renderers",
    `<p>A<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup></p><div class="footnotes"><ol><li id="fn:1"><p>Note <b>x</b> <a href="#fnref:1">↩</a></p></li></ol></div>`,
  ],
  [
    "of Word",
    `<p>A<a href="#_ftn1" id="_ftnref1">[1]</a></p><div><p id="_ftn1"><a href="#_ftnref1">[1]</a> Note <b>x</b></p></div>`,
  ],
])("writes footnotes %s", async (_, html) => {
  const { markdown } = await importHtml(html);
  expect(markdown).toContain("A[^1]");
  expect(markdown).toMatch(/^\[\^1\]: Note \*\*x\*\*$/m);
});

it("takes a number that leads to a section for no footnote", async () => {
  const { markdown } = await importHtml(
    `<p id="top">See <a href="#s1">1</a>.</p><div id="s1"><p>Section <a href="#end">down</a></p></div>`,
  );
  expect(markdown).not.toContain("[^1]");
  expect(markdown).toContain("Section");
});

it("says what it took out, and on which line", async () => {
  const { markdown, losses } = await importHtml(`<p>one</p>
<script>alert(1)</script><form><input></form>
<p style="color: red" onclick="x()"><a href="javascript:x()">two</a></p>
<iframe src="https://maps.example/x" title="A map"></iframe>
<img src="/x.gif" width="1" height="1"><p><img src="/IMG_1234.jpg"></p>
<svg><path/></svg><blink>three</blink>`);
  expect(markdown).toBe(`one

two

[A map](https://maps.example/x)

![The title](https://old.example/IMG_1234.jpg)

three
`);
  expect(losses).toEqual([
    { line: 2, reason: "the HTML element <script> was removed" },
    { line: 2, reason: "the HTML element <input> was removed" },
    { line: 3, reason: "the address javascript:x() was removed from <a>" },
    { line: 4, reason: "what was embedded from https://maps.example/x became a link" },
    { line: 5, reason: "a picture of one pixel, which counts visits, was left out" },
    { line: 5, reason: "a picture has no description, so The title stands in for it" },
    { line: 6, reason: "the HTML element <svg> was removed" },
    { line: 6, reason: "the HTML element <blink> was removed" },
  ]);
});

it("keeps the words of HTML that no parser can read", async () => {
  const { markdown, losses } = await importHtml(`<p>first</p>${"<b>".repeat(20_000)}last`);
  expect(markdown).toBe("first\n\nlast\n");
  expect(losses).toEqual([{ reason: expect.stringContaining("so only its words are here") }]);
});

it("refuses a text that no article can have", async () => {
  const { refusal } = await importHtml(`<p>${"word ".repeat(50_000)}</p>`);
  expect(refusal).toBe("the text is longer than 200000 characters");
});

it("writes a formula that is none as text", async () => {
  expect((await importHtml("<p>$\\notacommand{x}$</p>")).markdown).toBe("\\$\\notacommand{x}\\$\n");
});
