import fc from "fast-check";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { expect, it } from "vitest";
import { wordsOf } from "../../../../src/cli/import/html/write-markdown.ts";
import { renderMarkdown } from "../../../../src/content/markdown/markdown.ts";
import { wordsFor } from "../../../../src/language/vocabulary.ts";
import { anyCharacter } from "../../../support/any-character.ts";
import { importHtml } from "../../../support/html-import.ts";
import { channel } from "../../../support/publication.ts";

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Text with all that means something in Markdown, and letters that do not. */
const word = fc.stringMatching(/^[a-z海港*_`~[\]()#>+\-.!|$\\:&;"' 1-9]{1,12}$/);
const escaped = word.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
const inlineTags = ["b", "i", "em", "code", "del", "sub", "kbd", "mark", "small", "span", "u"];
const inline = fc.letrec<{ one: string; some: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: "small" },
    escaped,
    fc
      .tuple(fc.constantFrom(...inlineTags), tie("some"))
      .map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    tie("some").map((text) => `<a href="https://x.example/?a=b&amp;c">${text}</a>`),
    fc.constant("<br>"),
  ),
  some: fc.array(tie("one"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
})).some;
const blockTags = ["p", "h2", "h4", "blockquote", "div", "pre", "li"];
const blocks = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...blockTags), inline)
        .map(([tag, text]) => `<${tag}>${text}</${tag}>`),
      fc
        .array(inline, { minLength: 1, maxLength: 3 })
        .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`),
      fc
        .tuple(inline, inline)
        .map(([a, b]) => `<table><tr><th>${a}</th></tr><tr><td>${b}</td></tr></table>`),
      inline,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join("\n"));

it("keeps every word of any HTML, in its order", async () => {
  const { words } = wordsFor(channel, "en");
  await fc.assert(
    fc.asyncProperty(blocks, async (html) => {
      const { markdown, losses, refusal } = await importHtml(html);
      if (refusal !== undefined || losses.some(({ reason }) => /differently/.test(reason))) return;
      expect(wordsOf(renderMarkdown(markdown, "post", words).root)).toBe(
        wordsOf(parser.parse(html)),
      );
    }),
    { numRuns: 1500 },
  );
});

it("hardly ever has to say that a text reads differently", async () => {
  let different = 0;
  await fc.assert(
    fc.asyncProperty(blocks, async (html) => {
      const { losses } = await importHtml(html);
      if (losses.some(({ reason }) => /differently/.test(reason))) different += 1;
    }),
    { numRuns: 500 },
  );
  expect(different).toBeLessThan(5);
});

it("takes any text for HTML, and never fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: anyCharacter }),
      fc.array(
        fc.constantFrom(
          "<",
          ">",
          "</p>",
          "<table>",
          "<svg",
          "&#0;",
          "<!--",
          "]]>",
          "<a href=",
          '"',
          "\0",
        ),
      ),
      async (text, parts) => {
        const html = parts.join(text);
        expect(await importHtml(html)).toMatchObject({ markdown: expect.any(String) });
      },
    ),
    { numRuns: 500 },
  );
});
