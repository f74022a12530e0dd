import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Channel } from "../../src/article/channel.ts";
import { type Format, formatKeys, formats } from "../../src/article/formats.ts";
import { printable } from "../../src/content/source-file.ts";
import { bindPieces, pressPiece } from "../support/bind-pieces.ts";
import { attacks } from "./attacks.ts";
import { channel, documents, feedItemOf } from "./corpus.ts";
import { first, parseStrictly, skeleton } from "./validator/tree.ts";
import { validate } from "./validator/validate.ts";

/*
 * No text of an author becomes markup. A document with an attack in it must have the same elements and
 * attributes, in the same order, as a document with a harmless word in the same place.
 */

const found = documents.find(({ article }) => article.slug === "everything");
if (found === undefined) throw new Error('the corpus has no article "everything"');
const { article, picture, markdown } = found;
const [author, ...authors] = article.authors;
const [credit, ...credits] = article.credits;
const [attachment, ...attachments] = article.attachments;
if (!author || !credit || !attachment || !picture)
  throw new Error("the article lacks an author, a credit, an attachment or a picture");

interface Place {
  readonly article?: Partial<Article>;
  readonly caption?: string;
  readonly alt?: string;
  readonly markdown?: string;
  readonly channel?: Partial<Channel>;
}

/** Each place where authors or editors can write. */
const places: Readonly<Record<string, (text: string) => Place>> = {
  "every line of text": (text) => ({
    article: {
      title: text,
      summary: text,
      authors: [{ ...author, name: text }, ...authors],
      credits: [{ ...credit, name: text }, ...credits],
      corrections: [{ date: article.updated, text }],
      attachments: [{ ...attachment, title: text }, ...attachments],
    },
    caption: text,
    alt: text,
    channel: {
      title: text,
      description: text,
      copyright: text,
      contact: { ...channel.contact, name: text },
      feeds: { ...channel.feeds, footer: text },
      topics: channel.topics.map((topic) => ({ ...topic, title: text })),
    },
  }),
  body: (text) => ({ markdown: text }),
  "code in the body": (text) => ({ markdown: `    ${text.replaceAll("\n", "\n    ")}` }),
};

function documentOf(format: Format, place: Place): string {
  const of: Channel = { ...channel, ...place.channel };
  const entry = feedItemOf(
    {
      article: { ...article, ...place.article },
      markdown: place.markdown ?? markdown,
      picture: {
        ...picture,
        feed: picture?.feed ?? missing(),
        renditions: [],
        alt: place.alt ?? "Alt",
        caption: place.caption ?? "Caption",
      },
    },
    of,
  );
  return bindPieces(format, of, [pressPiece(format, entry)]);
}

function missing(): never {
  throw new Error("the article has no picture");
}

function structure(format: Format, document: string): unknown {
  return format === "json" ? keysOf(JSON.parse(document)) : skeleton(parseStrictly(document));
}

/** The keys of a JSON value, at every depth. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]: [string, unknown]) => [key, keysOf(inner)]);
}

/** The HTML of the article in a document, as a reader gets it. */
function contentOf(format: Format, document: string): string {
  if (format === "json") return JSON.parse(document).items[0].content_html;
  const root = parseStrictly(document);
  const entry =
    format === "rss" ? first(first(root, "channel") ?? root, "item") : first(root, "entry");
  return (entry && first(entry, format === "rss" ? "content:encoded" : "content"))?.text ?? "";
}

/** The elements of some HTML, with the names of their attributes. */
function elementsOf(html: string): string[] {
  const elements: string[] = [];
  const onopentag = (name: string, attributes: object) => {
    elements.push(`<${name} ${Object.keys(attributes).join(" ")}>`);
  };
  new Parser({ onopentag, oncomment: () => elements.push("<!---->") }).end(html);
  return elements;
}

describe.each(formatKeys)("%s", (format) => {
  describe.each(Object.entries(places))("in the %s", (where, place) => {
    const harmless = structure(format, documentOf(format, place("harmless")));
    const harmlessContent = elementsOf(contentOf(format, documentOf(format, place("harmless"))));

    it.each(attacks.map((attack) => [JSON.stringify(attack), attack]))("%s", (_, attack) => {
      // `content/` removes control characters. Rendering the body removes them from its text again.
      const text = printable(attack).replace(/\s+/g, " ").trim() || "empty";
      const whole = printable(attack).trim() || "empty";
      const document = documentOf(format, place(/body/.test(where) ? whole : text));
      expect(structure(format, document)).toEqual(harmless);
      const feedUrl = `${channel.url}/${formats[format].file}`;
      expect(validate[format](document, feedUrl)).toEqual([]);
      // Markdown in a body does make elements, so only the validator above judges those.
      if (where === "body") return;
      const content = contentOf(format, document);
      expect(elementsOf(content)).toEqual(harmlessContent);
    });
  });

  it("a title of a megabyte stays text", () => {
    const long = '<b>&amp;]]>"'.repeat(90_000);
    const document = documentOf(format, { article: { title: long } });
    expect(document.length).toBeGreaterThan(1_000_000);
    expect(structure(format, document)).toEqual(structure(format, documentOf(format, {})));
    expect(validate[format](document, `${channel.url}/${formats[format].file}`)).toEqual([]);
  });
});
