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
 * Nothing that an author writes becomes markup: a document with an attack in it has the same
 * elements and attributes, in the same order, as one with a harmless word in its place.
 */

const found = documents.find(({ article }) => article.slug === "everything");
if (found === undefined) throw new Error("the corpus has no such article");
const { article, picture, markdown } = found;
const [author, ...authors] = article.authors;
const [credit, ...credits] = article.credits;
const [attachment, ...attachments] = article.attachments;
if (!author || !credit || !attachment || !picture) throw new Error("the article is not whole");

interface Place {
  readonly article?: Partial<Article>;
  readonly caption?: string;
  readonly alt?: string;
  readonly markdown?: string;
  readonly channel?: Partial<Channel>;
}

/** Where an author's or an editor's words go. */
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

/** The keys of a value of JSON, and of all within. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]: [string, unknown]) => [key, keysOf(inner)]);
}

/** The content as a reader gets it, in a format. */
function contentOf(format: Format, document: string): string {
  if (format === "json") return JSON.parse(document).items[0].content_html;
  const root = parseStrictly(document);
  const entry =
    format === "rss" ? first(first(root, "channel") ?? root, "item") : first(root, "entry");
  return (entry && first(entry, format === "rss" ? "content:encoded" : "content"))?.text ?? "";
}

/** The names of the elements of HTML and of their attributes. */
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
      // As reading content leaves it: the body's text is cleaned when it is rendered as well.
      const text = printable(attack).replace(/\s+/g, " ").trim() || "empty";
      const whole = printable(attack).trim() || "empty";
      const document = documentOf(format, place(/body/.test(where) ? whole : text));
      expect(structure(format, document)).toEqual(harmless);
      const feedUrl = `${channel.url}/${formats[format].file}`;
      expect(validate[format](document, feedUrl)).toEqual([]);
      // What a body may hold is checked above: its Markdown makes elements of its own.
      if (where === "body") return;
      const content = contentOf(format, document);
      expect(elementsOf(content)).toEqual(harmlessContent);
    });
  });

  it("takes a megabyte in a title", () => {
    const long = '<b>&amp;]]>"'.repeat(90_000);
    const document = documentOf(format, { article: { title: long } });
    expect(document.length).toBeGreaterThan(1_000_000);
    expect(structure(format, document)).toEqual(structure(format, documentOf(format, {})));
    expect(validate[format](document, `${channel.url}/${formats[format].file}`)).toEqual([]);
  });
});
