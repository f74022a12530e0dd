import fc from "fast-check";
import type { Article } from "../../src/article/article.ts";
import type { LeadPicture } from "../../src/article/picture.ts";
import { printable } from "../../src/content/source-file.ts";
import { anyAddress } from "../support/any-address.ts";
import { anyCharacter } from "../support/any-character.ts";

/** Texts that are likely to break something, without the control characters that `content/` removes. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom("]]>", "&", "&amp;", "&#60;", "<", ">", "</item>", "</entry>", '"', "'"),
      fc.constantFrom("<!--", "-->", "<![CDATA[", "&#x0;", "<script>", "<!DOCTYPE x>", "<p>", "\\"),
      fc.constantFrom(
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u0085",
        "\u2028",
        "北京",
        "🙂",
        "?>",
        "{{x}}",
      ),
      fc.constantFrom("\n", "\t", " ", "# ", "> ", "- ", "`", "[^1]", "![", "](", "\uFFFD"),
    ),
    { maxLength: 8 },
  )
  .map((parts) => printable(parts.join("")));

const line = anyText.map((value) => value.replace(/\s+/g, " ").trim());
const text = line.filter((value) => value !== "");
/** Not before 1990, because validators call earlier dates a mistake. */
const instant = fc.integer({ min: 631_152_000, max: 4e9 }).map((seconds) => seconds * 1000);
const address = fc.oneof(
  anyAddress,
  fc.constantFrom("/media/a-0123456789abcdef.pdf", "/articles/other/?a=1&b=2"),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const size = fc.integer({ min: 1, max: 5000 });

/** Any article. */
export const anyArticle: fc.Arbitrary<Article> = fc.record({
  slug: fc.stringMatching(/^[a-z]{3,9}(-[a-z0-9]{1,5})?$/),
  aliases: fc.subarray(["once", "then"]),
  id: maybe(fc.oneof(text, anyAddress)),
  title: text,
  summary: line,
  language: fc.constantFrom("en", "zh-Hans", "de"),
  published: instant,
  updated: instant,
  draft: fc.constant(false),
  topics: fc.subarray(["research-news", "other", "empty"]),
  authors: fc.array(
    fc.record({
      slug: fc.constantFrom("li-hua", "李华", "a-writer"),
      name: text,
      email: maybe(fc.emailAddress()),
      url: maybe(anyAddress),
    }),
    { maxLength: 3 },
  ),
  credits: fc.array(
    fc.record({
      role: fc.constantFrom("draft", "photo", "photo-editing", "Übersetzung"),
      name: text,
    }),
    { maxLength: 3 },
  ),
  corrections: fc.array(fc.record({ date: instant, text }), { maxLength: 2 }),
  translations: fc.array(fc.record({ language: fc.constantFrom("de", "fr"), url: address }), {
    maxLength: 2,
  }),
  attachments: fc.uniqueArray(
    fc.record({
      url: address,
      type: fc.constantFrom("audio/mpeg", "video/mp4", "text/csv", "application/pdf"),
      length: fc.nat(),
      title: maybe(text),
    }),
    { maxLength: 3, selector: ({ url }) => url },
  ),
});

/** Any Markdown. */
export const anyMarkdown: fc.Arbitrary<string> = fc
  .array(anyText, { maxLength: 5 })
  .map((blocks) => blocks.join("\n\n"));

/** Any lead picture, or none. */
export const anyPicture: fc.Arbitrary<LeadPicture | undefined> = maybe(
  fc.record({ alt: line, caption: maybe(text), width: size, height: size, length: fc.nat() }),
).map(
  (picture) =>
    picture && {
      alt: picture.alt,
      caption: picture.caption,
      renditions: [],
      feed: {
        path: `/media/picture-0123456789abcdef-${picture.width}.jpg`,
        type: "image/jpeg",
        width: picture.width,
        height: picture.height,
        length: picture.length,
      },
    },
);
