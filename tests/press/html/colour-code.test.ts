import { expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";
import {
  colourCode,
  coloursFor,
  noColours,
  SlowCode,
} from "../../../src/press/html/colour-code.ts";
import { makeReadable } from "../../../src/press/html/make-readable.ts";
import { toHtml } from "../../../src/press/html/tree.ts";

async function page(markdown: string): Promise<string> {
  const { root } = renderMarkdown(markdown, "a", english);
  colourCode(root, await coloursFor(root));
  return toHtml(root);
}

it("the parts of code have classes and no styles", async () => {
  expect(await page('```JS\nconst a = "b"; // <c>\nf(1);\n```')).toBe(
    '<pre><code class="language-JS"><span class="keyword">const </span><span class="constant">a </span>' +
      '<span class="keyword">= </span><span class="string">"b"</span>; <span class="comment">// &#x3C;c></span>\n' +
      '<span class="function">f</span>(<span class="constant">1</span>);\n</code></pre>',
  );
});

it("the text of code stays the same", async () => {
  const code = '<?php\n\tif ($a) { echo "é\\n"; }\n\n\n<b>x</b>  \n';
  const coloured = await page(`\`\`\`php\n${code}\`\`\``);
  expect(coloured).toContain('<span class="keyword">');
  expect(coloured.replace(/<\/?span[^>]*>/g, "")).toBe(
    toHtml(renderMarkdown(`\`\`\`php\n${code}\`\`\``, "a", english).root),
  );
});

it.each([
  ["in a line", "`const a`"],
  ["without a language", "```\nconst a\n```"],
  ["in no language", "```text\nconst a\n```"],
  ["in an unknown language", "```zzzzz\nconst a\n```"],
  ["that is long", `\`\`\`js\n${"const a;\n".repeat(4500)}\`\`\``],
  ["with a long line", `\`\`\`js\n${"const a;".repeat(200)}\n\`\`\``],
  ["that its author marked up", '<pre><code class="language-js">const <b>a</b></code></pre>'],
])("code %s stays as it is", async (_, markdown) => {
  expect(await page(markdown)).not.toContain("<span");
});

it("no grammar is loaded for a text without code", async () => {
  expect(await coloursFor(renderMarkdown("Text.", "a", english).root)).toBe(noColours);
});

it("feeds have code without colours", () => {
  const { root } = renderMarkdown("```js\nconst a;\n```", "a", english);
  expect(toHtml(makeReadable(root, "https://example.org/", english))).toBe(
    '<pre><code class="language-js">const a;\n</code></pre>',
  );
});

it("code that takes too long is interrupted, and says what to do", async () => {
  const code = `template<${"a<".repeat(200)}\n`.repeat(90);
  const { root } = renderMarkdown(`\`\`\`cpp\n${code}\`\`\``, "a", english);
  const colours = await coloursFor(root, 1);
  expect(() => colourCode(root, colours)).toThrow(SlowCode);
  expect(() => colourCode(root, colours)).toThrow(
    /^the code in cpp that begins with template<a<.* takes too long to colour$/,
  );
});
