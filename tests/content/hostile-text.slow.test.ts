import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatError } from "../../src/content/content-error.ts";
import { type Rendered, renderMarkdown } from "../../src/content/markdown/markdown.ts";
import { withinTime } from "../../src/content/markdown/within-time.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { english } from "../../src/language/words/en.ts";
import { toHtml } from "../../src/press/html/tree.ts";
import { anyCharacter } from "../support/any-character.ts";
import { articleSource, contentFolder } from "../support/content-folder.ts";
import { dangersIn } from "../support/safe-html.ts";

function render(markdown: string): Rendered {
  const rendered = renderMarkdown(markdown, "slug", english);
  expect(dangersIn(toHtml(rendered.root))).toEqual([]);
  return rendered;
}

const many = (text: string, times = 10_000) => text.repeat(times);

it("reads an article as long as a book", () => {
  const paragraph = `${"Prof. LI said that *steel* could be [greener](https://example.org/). ".repeat(12)}\n\n`;
  const { findings } = renderMarkdown(
    paragraph.repeat(Math.floor(190_000 / paragraph.length)),
    "a",
    english,
  );
  expect(findings).toEqual([]);
});

it("does not take a long list, table or program for an attack", () => {
  const list = Array.from(
    { length: 400 },
    (_, at) => `- [*Title* ${at}](https://example.org/${at}) by **A**`,
  );
  const table = `| a | b |\n|---|---|\n${many("| [x](https://example.org/) | *y* |\n", 800)}`;
  const program = `\`\`\`js\n${many("const a_b = [c[0], d * e];\n", 800)}\`\`\``;
  const text = `${list.join("\n")}\n\n${table}\n${program}\n\n${"x".repeat(40)}`;
  expect(renderMarkdown(text, "a", english).findings).toEqual([]);
});

it("closes HTML that the author left open at the end of the article", () => {
  const { root, findings } = renderMarkdown(
    "One <em>two\n\n<details><summary>x\n\nThree <!-- four",
    "a",
    english,
  );
  expect(findings).toEqual([]);
  expect(toHtml(root)).toContain("Three");
});

it("interrupts work that never ends", () => {
  expect(() =>
    withinTime(50, () => {
      for (;;);
    }),
  ).toThrow("timed out");
  expect(withinTime(60_000, () => 1)).toBe(1);
});

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  '<a href="jav&#x0A;ascript:alert(1)">x</a>',
  '<a href="&#1;javascript:alert(1)">x</a>',
  "[x](javascript&colon;alert(1))",
  "<template><script>x</script></template>",
  "<select><iframe></select><img src=x onerror=x>",
  '<textarea><img title="</textarea><img src onerror=alert(1)>">',
  '<iframe src="https://player.vimeo.com/x"><img src=x onerror=x></iframe>',
  '<iframe srcdoc="<script>x</script>" src=https://player.vimeo.com/></iframe>',
  "<plaintext>",
  '<title><img title="</title><img src onerror=alert(1)>">',
  '<xmp><p title="</xmp><script>x</script>">',
  '<p style="position:fixed" onclick=x>',
  "<video poster=javascript:x><source src=data:x onerror=x></video>",
  "<blockquote cite=javascript:x>",
  '<a xlink:href=javascript:x href=" data:text/html,x">y</a>',
  "<table><tr><td background=javascript:x>",
  "<object data=x><embed src=x></object>",
  "<base href=//evil.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x>",
  "<button formaction=javascript:x>",
  "<p id=constructor name=__proto__ __proto__=x>",
  "<![CDATA[<script>x</script>]]>",
  '<?xml version=1?><!DOCTYPE x [<!ENTITY a "b">]>',
];
const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...attacks) },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 20 }) },
  fc.constantFrom(
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "*",
    "**",
    "`",
    "```\n",
    "|",
    "|-|\n",
    "[^1]",
    "[^1]: ",
  ),
  fc.constantFrom(
    "</p>",
    "<p>",
    "</table>",
    "<!--",
    "-->",
    "]]>",
    '"',
    "'",
    "=",
    "&lt;",
    "&#x3c;",
    "<b",
    "<a href=",
  ),
  fc.constantFrom(
    '![a](https://x.org/y.png "c")',
    "[x](https://x.org/f.mp4)",
    "# H\n",
    "<details>",
    "<h1>",
    "</h1>",
  ),
);
const markdown = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));

describe("any Markdown", () => {
  it.each(attacks)("loses what is dangerous in %s", (attack) => {
    expect(dangersIn(toHtml(render(`${attack}\n\nText ${attack}`).root))).toEqual([]);
  });

  it("is rendered as safe HTML, or refused at a position in it", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const { offset } of render(text).findings) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("with any front matter makes a manuscript, or errors with their positions", async () => {
    const yaml = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            "title: A\n",
            "published: 2026-01-01\n",
            "topics: [other]\n",
            "- ",
            ": ",
            "&a ",
            "*a",
          ),
          fc.constantFrom(
            '"',
            "'",
            "{",
            "[",
            "]",
            "|\n",
            ">\n",
            "\t",
            "!!js/function ",
            "? ",
            "---\n",
            "__proto__: ",
          ),
          fc.string({ unit: anyCharacter, maxLength: 10 }),
        ),
        { maxLength: 10 },
      )
      .map((parts) => parts.join(""));
    const fixed = fc.constant("title: A\npublished: 2026-01-01");
    await fc.assert(
      fc.asyncProperty(fc.oneof(yaml, fixed), markdown, async (front, body) => {
        const source = articleSource(front, body);
        const read = await readPublication(
          await contentFolder({ "articles/2026/a/index.md": source }),
        );
        if (read.ok) {
          expect(read.value.manuscripts).toHaveLength(1);
          return;
        }
        expect(read.errors.length).toBeGreaterThan(0);
        for (const error of read.errors) {
          expect(formatError(error)).toMatch(
            /^content\/articles\/2026\/a\/index\.md:\d+:\d+: (error|warning): .+\n/,
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});
