import { expect, it } from "vitest";
import { importHtml } from "../../../support/html-import.ts";

const table = (rows: string) => `<table>${rows}</table>`;
const head = "<tr><th>a</th><th>b</th></tr>";

it.each([
  ["a row with fewer cells", `${head}<tr><td>1</td></tr>`],
  ["a heading in its body", `${head}<tr><th>1</th><td>2</td></tr>`],
  ["a row of headings that has a cell", "<tr><th>a</th><td>b</td></tr>"],
  ["a cell that spans two columns", `${head}<tr><td colspan="2">1</td><td>2</td></tr>`],
  ["a cell in another language", `${head}<tr><td lang="de">1</td><td>2</td></tr>`],
  ["a list in a cell", `${head}<tr><td><ul><li>1</li></ul></td><td>2</td></tr>`],
  ["a list within a link", `${head}<tr><td><b><ul><li>1</li></ul></b></td><td>2</td></tr>`],
  ["two paragraphs in a cell", `${head}<tr><td><p>1</p><p>2</p></td><td>2</td></tr>`],
  ["a paragraph beside text", `${head}<tr><td>1<p>2</p></td><td>2</td></tr>`],
  ["a caption", `<caption>c</caption>${head}<tr><td>1</td><td>2</td></tr>`],
])("a table with %s stays HTML", async (_, rows) => {
  const { markdown } = await importHtml(table(rows));
  expect(markdown).toContain("<table>");
});

it.each([
  ["cells that span one column", `${head}<tr><td colspan="1">1</td><td>2</td></tr>`],
  ["a paragraph alone in a cell", `${head}<tr><td> <p>1</p> </td><td>2</td></tr>`],
  ["marks in a cell", `${head}<tr><td><b><i>1</i></b></td><td>2</td></tr>`],
  ["a head alone", head],
])("a table with %s is written in Markdown", async (_, rows) => {
  const { markdown } = await importHtml(table(rows));
  expect(markdown).toMatch(/^\| a/);
});

it.each([
  ['<pre><code class="language-C++">x</code></pre>', "c++"],
  ['<pre class="lang-js"><code>x</code></pre>', "js"],
  ['<div class="highlight-source-shell"><pre>x</pre></div>', "shell"],
  ['<pre class="brush: php; toolbar: false">x</pre>', "php"],
  ['<pre data-lang="Ruby">x</pre>', "ruby"],
  ['<pre data-language="go">x</pre>', "go"],
  ['<pre class="language-plaintext">x</pre>', ""],
  ['<pre class="my-language-js">x</pre>', ""],
  ["<pre>x</pre>", ""],
])("the code %s is in the language %j", async (html, language) => {
  expect((await importHtml(html)).markdown).toContain(`\`\`\`${language}\nx\n\`\`\``);
});
